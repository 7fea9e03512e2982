//! Which files are served, and how.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The page alone. A page built anew is seen at the next reload. Pages of any origin may take modules from it, which those in
/// a sandbox need.
pub fn page(root: PathBuf) -> Router {
    site(root, &["index.html", "embed.html", "www"], |_| "no-store")
        .layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")))
}

/// The page, as it is and as `cargo xtask dist` makes it, and the benchmarks with the packages they compare it with.
pub fn bench(root: PathBuf) -> Router {
    site(root, &["index.html", "www", "dist", "benches"], |_| "no-store")
}

/// What `cargo xtask dist` has made, as docs/HOSTING.md has a host serve it.
pub fn dist(root: PathBuf) -> Router {
    site(root, &[], |path| {
        if path.starts_with("/files/") { "public, max-age=31536000, immutable" } else { "no-cache" }
    })
}

/// These files and folders of a folder, or all, each kept by the reader for as long as `kept` says.
fn site(root: PathBuf, open: &'static [&'static str], kept: fn(&str) -> &'static str) -> Router {
    let files = ServeDir::new(&root).append_index_html_on_directories(false);
    let missing = std::fs::read_to_string(root.join("404.html"));
    let missing = missing.unwrap_or_else(|_| "There is no such file.\n".into());
    let page = ServeFile::new(root.join("index.html"));
    Router::new()
        .route_service("/", page.precompressed_br().precompressed_gzip())
        .fallback_service(files.precompressed_br().precompressed_gzip())
        .layer(from_fn(move |request: Request, next: Next| {
            let path = request.uri().path();
            let kept = [(CACHE_CONTROL, kept(path))];
            let missing =
                (!is_open(&root, open, path)).then(|| (StatusCode::NOT_FOUND, Html(missing.clone())));
            async move {
                match missing {
                    Some(missing) => missing.into_response(),
                    None => (kept, next.run(request).await).into_response(),
                }
            }
        }))
        .layer(SetResponseHeaderLayer::overriding(CONTENT_TYPE, in_utf8))
        .layer(SetResponseHeaderLayer::overriding(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
}

/// Whether a path of an address leads to an open file, any if none is named: not by way of a hidden one, nor by a symbolic
/// link to what is not open.
fn is_open(root: &Path, open: &[&str], path: &str) -> bool {
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return false };
    let path = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let top = if open.is_empty() { "" } else { path.split('/').next().unwrap_or_default() };
    if !open.is_empty() && !open.contains(&top) {
        return false;
    }
    if path.contains('\0') || path.split(['/', '\\']).any(|name| name.starts_with('.')) {
        return false;
    }
    let (Ok(file), Ok(top)) = (root.join(path).canonicalize(), root.join(top).canonicalize()) else {
        return false;
    };
    file.is_file() && file.starts_with(top)
}

/// The type of an answer, text in UTF-8.
fn in_utf8(answer: &Response) -> Option<HeaderValue> {
    let given = answer.headers().get(CONTENT_TYPE)?;
    let text = given.to_str().ok().filter(|text| text.starts_with("text/") && !text.contains("charset"));
    let with = text.and_then(|text| HeaderValue::from_str(&format!("{text}; charset=utf-8")).ok());
    with.or_else(|| Some(given.clone()))
}
