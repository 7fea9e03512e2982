//! Which files are served, and how.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The page alone.
pub fn page(root: PathBuf) -> Router {
    site(root, &["index.html", "www"])
}

/// The page, as it is and as `cargo xtask dist` makes it, the benchmarks and the packages they compare it with.
pub fn bench(root: PathBuf) -> Router {
    site(root, &["index.html", "www", "dist", "benches", "node_modules"])
}

/// These files and folders of a folder, and nothing else of it.
fn site(root: PathBuf, open: &'static [&'static str]) -> Router {
    let files = ServeDir::new(&root).append_index_html_on_directories(false);
    let guard = root.clone();
    Router::new()
        .route_service("/", ServeFile::new(root.join("index.html")))
        .fallback_service(files)
        .layer(from_fn(move |request: Request, next: Next| {
            let open = is_open(&guard, open, request.uri().path());
            async move { if open { next.run(request).await } else { StatusCode::NOT_FOUND.into_response() } }
        }))
        .layer(SetResponseHeaderLayer::overriding(CONTENT_TYPE, in_utf8))
        .layer(SetResponseHeaderLayer::overriding(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        // A page built anew is seen at the next reload.
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// Whether a path of an address leads to an open file: not by way of a hidden one, nor by a symbolic link to what is not
/// open.
fn is_open(root: &Path, open: &[&str], path: &str) -> bool {
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return false };
    let path = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let Some(top) = open.iter().find(|top| path.split('/').next() == Some(**top)) else { return false };
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
