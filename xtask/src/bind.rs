//! Builds the crate for WebAssembly and binds it to JavaScript, into `www/pkg`.

use crate::project::{root, show};
use crate::rust::{WASM, cargo, need_wasm};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use wasm_bindgen_cli_support::Bindgen;

/// Builds in release and writes the module, its JavaScript and its types to `www/pkg`.
pub fn build() -> Result<()> {
    build_with(&[])
}

/// [`build`] with more arguments for cargo.
pub fn build_with(args: &[&str]) -> Result<()> {
    need_wasm()?;
    let module = compile(args)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("gradstep").typescript(true).omit_default_module_path(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(root().join("www/pkg"))).context("binding failed")
}

/// The path of the compiled module, as cargo reports it: the target folder may be anywhere.
fn compile(args: &[&str]) -> Result<PathBuf> {
    let mut command = cargo(&["build", "--release", "--lib", "--package", "gradstep", "--target", WASM]);
    command.args(args).arg("--message-format=json-render-diagnostics").stderr(Stdio::inherit());
    command.arg("--config").arg(without_folders(&format!("target.{WASM}")));
    let output = command.output().with_context(|| format!("`{}` does not start", show(&command)))?;
    if !output.status.success() {
        bail!("`{}` failed", show(&command));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    messages.lines().rev().find_map(module_in).context("cargo built no WebAssembly module")
}

/// Where cargo unpacks packages: a folder for each registry.
fn packages() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))) else {
        return Vec::new();
    };
    let folders = std::fs::read_dir(home.join("registry/src")).into_iter().flatten();
    folders.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

/// A setting for cargo by which messages of failure name a package's files without the folders of packages: so what is built
/// tells nothing of the machine that built it, and is the same from any other. It belongs to a section of cargo's settings,
/// as `build`.
pub fn without_folders(section: &str) -> String {
    setting(section, &packages())
}

fn setting(section: &str, packages: &[PathBuf]) -> String {
    let flags: Vec<_> =
        packages.iter().map(|folder| format!("--remap-path-prefix={}/=", folder.display())).collect();
    format!("{section}.rustflags={}", serde_json::json!(flags)) // a list of texts is the same in TOML
}

/// The `.wasm` file among the files of one of cargo's JSON messages.
fn module_in(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let files = message.get("filenames")?.as_array()?.iter().filter_map(|file| file.as_str());
    files.map(Path::new).find(|file| file.extension().is_some_and(|e| e == "wasm")).map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_taken_off_names() {
        assert_eq!(
            setting("build", &["/a/b c".into(), "/d".into()]),
            r#"build.rustflags=["--remap-path-prefix=/a/b c/=","--remap-path-prefix=/d/="]"#
        );
    }

    #[test]
    fn finds_the_module_among_cargos_messages() {
        let artifact =
            r#"{"reason":"compiler-artifact","filenames":["/t/libgradstep.rlib","/t/gradstep.wasm"]}"#;
        assert_eq!(module_in(artifact), Some("/t/gradstep.wasm".into()));
        assert_eq!(module_in(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(module_in("not JSON"), None);
    }
}
