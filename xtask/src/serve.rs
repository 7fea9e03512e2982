//! Serves files on 127.0.0.1.

use crate::{bind, project, site};
use anyhow::{Result, bail};
use axum::Router;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// `cargo xtask serve`.
pub fn command(port: u16) -> Result<()> {
    // First the port: one that is in use should not cost a build.
    let server = Server::bind(port)?;
    bind::build()?;
    println!("{}", server.url);
    server.runtime.block_on(answer(server.listener, site::page(project::root())))
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
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Server { listener, runtime, url })
    }

    /// Answers requests in the background, until the result is dropped.
    pub fn start(self, site: Router) -> Running {
        let Server { listener, runtime, url } = self;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.spawn(answer(listener, site));
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

/// Answers for ever: a connection that can't be taken does not end it.
async fn answer(listener: TcpListener, site: Router) -> Result<()> {
    Ok(axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await?)
}

#[cfg(test)]
mod tests;
