//! Writes the header `Set-GUID` in this case on the wire (field note 1). hyper writes header names in lower
//! case, and old clients compare by case; so every byte that leaves passes through here.
//!
//! ```text
//! head ── empty line, length n ──► body(n) ── n bytes later ──► head …
//!   └──── empty line, no length we can count ──► rest (passed through)
//! ```

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

const WRITTEN: &[u8] = b"set-guid:";
const WANTED: &[u8] = b"Set-GUID:";

/// Follows the bytes of one direction of a connection and corrects the case of that header's name.
#[derive(Debug, Clone)]
enum HeaderCaseRewriter {
    Head { line: Vec<u8>, length: u64, countable: bool },
    Body { left: u64 },
    Rest,
}

impl HeaderCaseRewriter {
    const fn new() -> Self {
        Self::Head { line: Vec::new(), length: 0, countable: true }
    }

    /// Follows `bytes` and returns them with the name corrected.
    fn pass(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for at in 0..bytes.len() {
            match self {
                Self::Rest => break,
                Self::Body { left } => {
                    *left -= 1;
                    if *left == 0 {
                        *self = Self::new();
                    }
                }
                Self::Head { line, .. } => {
                    let place = line.len();
                    // The name may have begun in an earlier write; what was decided then is decided now again.
                    let name_goes_on = place < WRITTEN.len()
                        && WRITTEN.starts_with(line)
                        && bytes[at..].starts_with(&WRITTEN[place..]);
                    let name_began_before = place > 0 && place < WRITTEN.len() && *line == WRITTEN[..place];
                    if name_goes_on || name_began_before && WRITTEN[place] == bytes[at] {
                        out[at] = WANTED[place];
                    }
                    line.push(bytes[at]);
                    if bytes[at] == b'\n' {
                        self.end_line();
                    }
                }
            }
        }
        out
    }

    fn end_line(&mut self) {
        let Self::Head { line, length, countable } = self else { return };
        let text = String::from_utf8_lossy(line).trim().to_ascii_lowercase();
        line.clear();
        if let Some(value) = text.strip_prefix("content-length:") {
            *length = value.trim().parse().unwrap_or_default();
        } else if text.starts_with("transfer-encoding:") {
            *countable = false;
        } else if text.is_empty() {
            *self = match (*countable, *length) {
                (false, _) => Self::Rest,
                (true, 0) => Self::new(),
                (true, left) => Self::Body { left },
            };
        }
    }
}

/// A connection that corrects what is written to it.
#[derive(Debug)]
pub(super) struct HeaderCaseStream<S> {
    stream: S,
    rewriter: HeaderCaseRewriter,
}

impl<S> HeaderCaseStream<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, rewriter: HeaderCaseRewriter::new() }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for HeaderCaseStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

/// Writes are not vectored, which is the trait's default: hyper then hands over a whole head in one piece.
impl<S: AsyncWrite + Unpin> AsyncWrite for HeaderCaseStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let rewritten = self.rewriter.clone().pass(bytes);
        let written = std::task::ready!(Pin::new(&mut self.stream).poll_write(context, &rewritten))?;
        self.rewriter.pass(&bytes[..written.min(bytes.len())]);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "HTTP/1.1 200 OK\r\nset-guid: a\r\ncontent-length: 14\r\n\r\n\r\nset-guid: b\r\
                        HTTP/1.1 200 OK\r\ncontent-length: 0\r\nset-guid: c\r\n\r\n";

    #[test]
    fn heads_are_rewritten_bodies_are_not_however_the_bytes_come() {
        let wanted = WIRE.replace("set-guid: a", "Set-GUID: a").replace("set-guid: c", "Set-GUID: c");
        assert_eq!(HeaderCaseRewriter::new().pass(WIRE.as_bytes()), wanted.as_bytes());
        for cut in 1..WIRE.len() {
            let mut rewriter = HeaderCaseRewriter::new();
            // As poll_write does: all is offered, only a part is taken.
            let mut out = rewriter.clone().pass(WIRE.as_bytes())[..cut].to_vec();
            rewriter.pass(&WIRE.as_bytes()[..cut]);
            out.extend(rewriter.pass(&WIRE.as_bytes()[cut..]));
            assert_eq!(String::from_utf8(out).as_deref(), Ok(wanted.as_str()), "cut at {cut}");
        }
    }

    #[test]
    fn a_body_of_unknown_length_is_passed_through() {
        let wire = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\nset-guid: a\r\n";
        assert_eq!(HeaderCaseRewriter::new().pass(wire), wire);
    }
}
