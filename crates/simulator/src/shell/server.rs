//! Server for HTTP/1.1 over TCP, with `Set-GUID` in the case that old clients look for.

use std::{io, net::SocketAddr, time::Duration};

use axum::{Router, serve::Listener};
use tokio::net::{TcpListener, TcpStream};

use super::header_case::HeaderCaseStream;

struct HeaderCaseListener(TcpListener);

impl Listener for HeaderCaseListener {
    type Io = HeaderCaseStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            match self.0.accept().await {
                Ok((stream, address)) => {
                    // Small answers must leave at once; a stream that can't be told so works all the same.
                    drop(stream.set_nodelay(true));
                    return (HeaderCaseStream::new(stream), address);
                }
                // Out of descriptors, or the client is gone already: the next one may fare better.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// Serves until the process ends.
///
/// # Errors
/// Fails when the listener fails for good.
pub async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    axum::serve(HeaderCaseListener(listener), router).await
}
