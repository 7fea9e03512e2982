//! Serves the page on 127.0.0.1.

use crate::site::{Site, media_type};
use crate::{bind, project};
use anyhow::{Context, Result, bail};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// `cargo xtask serve`.
pub fn command(port: u16) -> Result<()> {
    // First the port: one that is in use should not cost a build.
    let server = Server::bind(port)?;
    bind::build()?;
    println!("{}", server.url);
    server.runtime.block_on(accept(server.listener, Site::page(project::root())))
}

/// A server that has its port.
pub struct Server {
    listener: TcpListener,
    runtime: Runtime,
    url: String,
}

impl Server {
    /// Takes a port; 0 takes a free one.
    pub fn bind(port: u16) -> Result<Server> {
        let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!("port {port} is in use: choose another with --port N")
            }
            Err(error) => bail!("port {port} can't be had: {error}"),
        };
        listener.set_nonblocking(true)?;
        let url = format!("http://{}/", listener.local_addr()?);
        let runtime = Builder::new_current_thread().enable_io().build()?;
        Ok(Server { listener, runtime, url })
    }

    /// Answers requests in the background, until the result is dropped.
    pub fn start(self, site: Site) -> Running {
        let Server { listener, runtime, url } = self;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.spawn(accept(listener, site));
            // An error here says that the sender is gone, which means the same.
            let _ = runtime.block_on(stopped);
        });
        Running { url, stop: Some(stop), thread: Some(thread) }
    }
}

/// A server at work in the background.
pub struct Running {
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Its address, with a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, site: Site) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let site = Arc::new(site);
    loop {
        let (stream, _) = listener.accept().await.context("no more connections")?;
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| std::future::ready(answer(&site, &request)));
            // A reader who leaves before the answer is no concern of ours.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

fn answer(site: &Site, request: &Request<Incoming>) -> hyper::http::Result<Response<Full<Bytes>>> {
    let words = |status: StatusCode, words: &'static str| {
        Response::builder().status(status).header(CONTENT_TYPE, "text/plain").body(Full::from(words))
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return words(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
    }
    let Some(path) = site.find(request.uri().path()) else {
        return words(StatusCode::NOT_FOUND, "There is no such file.\n");
    };
    let Ok(bytes) = std::fs::read(&path) else {
        return words(StatusCode::INTERNAL_SERVER_ERROR, "The file can't be read.\n");
    };
    Response::builder()
        .header(CONTENT_TYPE, media_type(&path))
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        // A page built anew is seen at the next reload.
        .header(CACHE_CONTROL, "no-store")
        .body(Full::from(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(url: &str, request: &str) -> String {
        let address = url.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn answers_over_http() {
        let folder = Folder::new();
        folder.write("index.html", "<!doctype html>");
        let server = Server::bind(0).unwrap().start(Site::page(folder.path().to_path_buf()));
        let page = ask(server.url(), "GET /");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.contains("cache-control: no-store\r\n"), "{page}");
        assert!(page.ends_with("\r\n\r\n<!doctype html>"), "{page}");
        assert!(ask(server.url(), "HEAD /").ends_with("\r\n\r\n"));
        assert!(ask(server.url(), "GET /www/../Cargo.toml").starts_with("HTTP/1.1 404"));
        assert!(ask(server.url(), "POST /").starts_with("HTTP/1.1 405"));
    }

    /// Browsers open several connections at once and keep them: none may wait for another.
    #[test]
    fn answers_while_other_connections_stay_open() {
        let folder = Folder::new();
        folder.write("index.html", "<!doctype html>");
        let server = Server::bind(0).unwrap().start(Site::page(folder.path().to_path_buf()));
        let address = server.url().trim_start_matches("http://").trim_end_matches('/');
        let idle: Vec<_> = (0..64).map(|_| TcpStream::connect(address).unwrap()).collect();
        assert!(ask(server.url(), "GET /").starts_with("HTTP/1.1 200"));
        for mut stream in idle {
            write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
            let mut status = [0; 12];
            stream.read_exact(&mut status).unwrap();
            assert_eq!(&status, b"HTTP/1.1 200");
        }
    }

    #[test]
    fn a_port_in_use_is_one_clear_line() {
        let first = Server::bind(0).unwrap();
        let port = first.url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        let error = Server::bind(port).err().unwrap().to_string();
        assert_eq!(error, format!("port {port} is in use: choose another with --port N"));
    }
}
