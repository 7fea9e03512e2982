//! Serves the page on 127.0.0.1.

use crate::site::{Site, media_type};
use crate::{bind, project};
use anyhow::{Context, Result, anyhow};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Method, Request, Response};

/// `cargo xtask serve`.
pub fn command(port: u16) -> Result<()> {
    // First the port: one that is in use should not cost a build.
    let server = Server::bind(port)?;
    bind::build()?;
    println!("{}", server.url);
    server.answer(&Site::page(project::root()));
    Ok(())
}

/// A server that has its port.
pub struct Server {
    inner: tiny_http::Server,
    /// Its address, with a slash at the end.
    pub url: String,
}

impl Server {
    /// Takes a port; 0 takes a free one.
    pub fn bind(port: u16) -> Result<Server> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
                ErrorKind::AddrInUse => anyhow!("port {port} is in use: choose another with --port N"),
                _ => anyhow!("port {port} can't be had: {error}"),
            })?;
        let url = format!("http://{}/", listener.local_addr()?);
        let inner = tiny_http::Server::from_listener(listener, None).map_err(|error| anyhow!(error))?;
        Ok(Server { inner, url })
    }

    /// Answers requests until it is stopped.
    fn answer(&self, site: &Site) {
        for request in self.inner.incoming_requests() {
            // A reader who has gone before the answer is no concern of ours.
            let _ = answer(site, request);
        }
    }

    /// Answers requests in the background, until the result is dropped.
    pub fn start(self, site: Site) -> Running {
        let server = Arc::new(self);
        let thread = std::thread::spawn({
            let server = server.clone();
            move || server.answer(&site)
        });
        Running { server, thread: Some(thread) }
    }
}

/// A server at work in the background.
pub struct Running {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Its address, with a slash at the end.
    pub fn url(&self) -> &str {
        &self.server.url
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.inner.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(site: &Site, request: Request) -> Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Ok(request.respond(Response::from_string("Only GET and HEAD.\n").with_status_code(405))?);
    }
    let Some(path) = site.find(request.url()) else {
        return Ok(request.respond(Response::from_string("There is no such file.\n").with_status_code(404))?);
    };
    let response = Response::from_data(std::fs::read(&path)?)
        .with_header(header("Content-Type", &media_type(&path))?)
        .with_header(header("X-Content-Type-Options", "nosniff")?)
        // A page built anew is seen at the next reload.
        .with_header(header("Cache-Control", "no-store")?);
    Ok(request.respond(response)?)
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).ok().context("a header that HTTP can't hold")
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
        let server = Server::bind(0).unwrap().start(Site::page(folder.path().to_path_buf()));
        let page = ask(server.url(), "GET /");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.contains("Cache-Control: no-store\r\n"), "{page}");
        assert!(page.ends_with("\r\n\r\n<!doctype html>"), "{page}");
        assert!(ask(server.url(), "HEAD /").ends_with("\r\n\r\n"));
        assert!(ask(server.url(), "GET /www/../Cargo.toml").starts_with("HTTP/1.1 404"));
        assert!(ask(server.url(), "POST /").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn a_port_in_use_is_one_clear_line() {
        let first = Server::bind(0).unwrap();
        let port = first.url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        let error = Server::bind(port).err().unwrap().to_string();
        assert_eq!(error, format!("port {port} is in use: choose another with --port N"));
    }
}
