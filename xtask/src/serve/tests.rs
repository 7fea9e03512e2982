//! What a server promises.

use super::*;
use crate::folder::Folder;
use std::io::{Read, Write};
use std::net::TcpStream;

/// A folder, served.
fn served() -> (Folder, Running) {
    let folder = Folder::new();
    for file in [
        "index.html",
        "Cargo.toml",
        "www/a b.js",
        "www/a.css",
        "www/a.json",
        "www/a.mjs",
        "www/a.png",
        "www/a.svg",
        "www/a.unheard-of",
        "www/pkg/a_bg.wasm",
        "www/.secret",
        "www/.hidden/x",
        "target/x",
        ".git/x",
    ] {
        folder.write(file, file);
    }
    let site = site::page(folder.path().to_path_buf());
    (folder, Server::bind(0).unwrap().start(site))
}

fn address(server: &Running) -> &str {
    server.url().trim_start_matches("http://").trim_end_matches('/')
}

/// What a server answers.
fn ask(server: &Running, request: &str) -> String {
    let address = address(server);
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn answers_over_http() {
    let (_folder, server) = served();
    let page = ask(&server, "GET /");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("cache-control: no-store\r\n"), "{page}");
    assert!(page.contains("x-content-type-options: nosniff\r\n"), "{page}");
    assert!(page.ends_with("\r\n\r\nindex.html"), "{page}");
    assert!(ask(&server, "HEAD /").ends_with("\r\n\r\n"));
    assert!(ask(&server, "POST /").starts_with("HTTP/1.1 405"));
    assert!(ask(&server, "POST /www/a.css").starts_with("HTTP/1.1 405"));
}

#[test]
fn serves_the_page() {
    let (_folder, server) = served();
    for (path, file) in [
        ("/?x=1", "index.html"),
        ("/index.html", "index.html"),
        ("/www/a%20b.js", "www/a b.js"),
        ("/www/pkg/a_bg.wasm?3", "www/pkg/a_bg.wasm"),
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(file), "{path}: {answer}");
    }
}

#[test]
fn serves_nothing_else() {
    let (_folder, server) = served();
    for path in [
        "/Cargo.toml",
        "/target/x",
        "/.git/x",
        "/www",
        "/www/",
        "/www/missing.js",
        "/www/.secret",
        "/www/%2esecret",
        "/www/.hidden/x",
        "/www/../Cargo.toml",
        "/www/%2e%2e/Cargo.toml",
        "/www/..%2fCargo.toml",
        "/www/..%5cCargo.toml",
        "/../Cargo.toml",
        "//Cargo.toml",
        "/www/%00",
        "/www/%ff",
        "/C:/Cargo.toml",
        "/index.html/x",
        "/index.htmlx",
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
}

#[test]
fn serves_a_publication_as_a_host_does() {
    let folder = Folder::new();
    for (file, text) in [
        ("index.html", "page"),
        ("index.html.br", "page by brotli"),
        ("files/a-0123456789.js", "script"),
        ("files/a-0123456789.js.gz", "script by gzip"),
        ("404.html", "no such page"),
        (".hidden", "x"),
    ] {
        folder.write(file, text);
    }
    let server = Server::bind(0).unwrap().start(site::dist(folder.path().to_path_buf()));
    let page = ask(&server, "GET / HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nX:");
    assert!(page.contains("content-encoding: br\r\n") && page.ends_with("page by brotli"), "{page}");
    assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("cache-control: no-cache\r\n"), "{page}");
    let script = ask(&server, "GET /files/a-0123456789.js HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nX:");
    assert!(script.contains("content-encoding: gzip\r\n") && script.ends_with("script by gzip"), "{script}");
    assert!(script.contains("cache-control: public, max-age=31536000, immutable\r\n"), "{script}");
    assert!(ask(&server, "GET /files/a-0123456789.js").ends_with("\r\n\r\nscript"));
    for path in ["/missing", "/.hidden", "/files/"] {
        let missing = ask(&server, &format!("GET {path}"));
        assert!(missing.starts_with("HTTP/1.1 404") && missing.ends_with("no such page"), "{missing}");
        assert!(missing.contains("content-type: text/html"), "{missing}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out() {
    let (folder, server) = served();
    let root = folder.path();
    std::os::unix::fs::symlink(root.join("Cargo.toml"), root.join("www/out")).unwrap();
    std::os::unix::fs::symlink(root.join("target"), root.join("www/outside")).unwrap();
    std::os::unix::fs::symlink(root.join("www/a b.js"), root.join("www/in")).unwrap();
    assert!(ask(&server, "GET /www/out").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /www/outside/x").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /www/in").starts_with("HTTP/1.1 200"));
}

#[test]
fn types_are_those_that_browsers_demand() {
    let (_folder, server) = served();
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/www/a%20b.js", "text/javascript; charset=utf-8"),
        ("/www/a.css", "text/css; charset=utf-8"),
        ("/www/a.json", "application/json"),
        ("/www/a.mjs", "application/javascript"),
        ("/www/a.png", "image/png"),
        ("/www/a.svg", "image/svg+xml"),
        ("/www/a.unheard-of", "application/octet-stream"),
        ("/www/pkg/a_bg.wasm", "application/wasm"),
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert!(answer.contains(&format!("content-type: {expected}\r\n")), "{path}: {answer}");
    }
}

/// Browsers open several connections at once and keep them: none may wait for another.
#[test]
fn answers_while_other_connections_stay_open() {
    let (_folder, server) = served();
    let address = address(&server);
    let idle: Vec<_> = (0..64).map(|_| TcpStream::connect(address).unwrap()).collect();
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200"));
    for mut stream in idle {
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        assert_eq!(&status, b"HTTP/1.1 200");
    }
}

/// A process may have so many files open and no more; it has to be one of its own, for its limit to be lowered.
#[cfg(unix)]
#[test]
fn outlives_connections_that_cannot_be_taken() {
    const HERE: &str = "serve::tests::outlives_connections_that_cannot_be_taken";
    if std::env::var_os("XTASK_FEW_FILES").is_none() {
        let mut again = std::process::Command::new("sh");
        again.args(["-c", "ulimit -n 64 && exec \"$0\" --exact \"$1\""]);
        again.arg(std::env::current_exe().unwrap()).arg(HERE).env("XTASK_FEW_FILES", "1");
        let output = again.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        return;
    }
    let (_folder, server) = served();
    let address = address(&server);
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200"));
    let take = || std::iter::from_fn(|| std::fs::File::open("/dev/null").ok());
    let mut files: Vec<_> = take().collect();
    // The server's end of the connection before may be closed a moment later.
    std::thread::sleep(std::time::Duration::from_millis(300));
    files.extend(take());
    assert!(files.len() < 64, "there is a limit");
    files.pop(); // for this end of the connection; none is left for the other
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_millis(300))).unwrap();
    let waiting = stream.read(&mut [0]).unwrap_err();
    assert!(matches!(waiting.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{waiting}");
    drop(files);
    stream.set_read_timeout(None).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_port_in_use_is_one_clear_line() {
    let first = Server::bind(0).unwrap();
    let port = first.url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let error = Server::bind(port).err().unwrap().to_string();
    assert_eq!(error, format!("port {port} is in use: choose another with --port N"));
}
