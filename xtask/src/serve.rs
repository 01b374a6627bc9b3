//! A small static server for the page: localhost only, files below `www/` and `pkg/` only.

use crate::package::{self, Finish};
use crate::run::{Outcome, announce, root};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

pub const DEFAULT_PORT: u16 = 8000;

/// The longest request line and header that are read.
const MAX_REQUEST: u64 = 16 * 1024;

/// What the page says of itself in a `<meta>` binds its document alone: a worker has the policy of its own answer.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// Builds the package and serves the page until it is stopped.
pub fn serve(port: u16) -> Outcome {
    // First the port: nobody wants to hear that it is taken after the build.
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!(
                "port {port} is taken; stop what uses it or choose another: cargo xtask serve --port {}",
                other(port)
            )
        }
        _ => format!("cannot listen on port {port}: {error}"),
    })?;
    let address = listener.local_addr().map_err(|error| format!("cannot tell the address: {error}"))?;
    package::build(Finish::Quick)?;
    announce(&format!("The page is on http://{address}/ until Ctrl-C"));
    for stream in listener.incoming().flatten() {
        std::thread::spawn(move || {
            // A browser that hangs up in the middle is no event.
            let _ = answer(stream);
        });
    }
    Ok(())
}

fn other(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(DEFAULT_PORT)
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(MAX_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // The header is read to its end, so that closing the connection does not cut the answer off.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && line.trim_end() != "" {
        line.clear();
    }
    let (method, target) = request.split_once(' ').unwrap_or(("", ""));
    let target = target.split([' ', '?', '#']).next().unwrap_or("");
    let body = method == "GET";
    if !body && method != "HEAD" {
        return respond(&mut stream, "405 Method Not Allowed", "text/plain", b"GET and HEAD only\n", true);
    }
    match file_of(target).and_then(|path| Some((media_type(&path), std::fs::read(path).ok()?))) {
        Some((media_type, content)) => respond(&mut stream, "200 OK", media_type, &content, body),
        None => respond(&mut stream, "404 Not Found", "text/plain", b"not found\n", body),
    }
}

fn respond(stream: &mut TcpStream, status: &str, media: &str, content: &[u8], body: bool) -> std::io::Result<()> {
    let length = content.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Connection: close\r\n\r\n"
    )?;
    if body {
        stream.write_all(content)?;
    }
    stream.flush()
}

/// The file that a request path names: `/pkg/…` in `pkg/`, all else in `www/`. `None` for a path that leaves them.
fn file_of(target: &str) -> Option<PathBuf> {
    let decoded = percent_decode(target)?;
    let relative = Path::new(decoded.strip_prefix('/')?);
    let plain = relative.components().all(|component| matches!(component, Component::Normal(_)));
    // On Windows a backslash separates and a colon names a drive or a stream.
    if !plain || decoded.contains(['\\', ':', '\0']) {
        return None;
    }
    let base = if relative.starts_with("pkg") { root() } else { root().join("www") };
    let path = base.join(relative);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    let real = path.canonicalize().ok()?;
    let allowed = ["www", "pkg"].iter().filter_map(|folder| root().join(folder).canonicalize().ok());
    allowed.into_iter().any(|folder| real.starts_with(folder)).then_some(real)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{POLICY, file_of, percent_decode, respond};
    use std::io::Read;
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn paths_stay_inside() {
        for target in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/pkg/../Cargo.toml", "//etc/passwd", "/..%5cCargo.toml", "x", ""]
        {
            assert_eq!(file_of(target), None, "{target}");
        }
        assert!(file_of("/pkg/src/index.js").is_some());
    }

    #[test]
    fn the_policy_is_sent_with_every_answer() -> std::io::Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let mut reader = TcpStream::connect(listener.local_addr()?)?;
        respond(&mut listener.accept()?.0, "200 OK", "text/plain", b"x", true)?;
        let mut answer = String::new();
        reader.read_to_string(&mut answer)?;
        assert!(answer.contains(&format!("Content-Security-Policy: {POLICY}\r\n")), "{answer}");
        assert!(!POLICY.contains("  ") && POLICY.contains("connect-src 'self'; worker-src"));
        Ok(())
    }

    /// The page says it too, for servers that send no header; only `frame-ancestors` counts in a header alone, and
    /// Trusted Types belong to documents.
    #[test]
    fn the_page_has_the_same_policy() -> std::io::Result<()> {
        let page = std::fs::read_to_string(crate::run::root().join("www/index.html"))?;
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = POLICY.trim_end_matches("; frame-ancestors 'none'");
        assert!(page.contains(own), "www/index.html does not say: {own}");
        Ok(())
    }

    #[test]
    fn percent_signs_are_read() {
        assert_eq!(percent_decode("/a%20b%E4%B8%AD").as_deref(), Some("/a b中"));
        for broken in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(percent_decode(broken), None, "{broken}");
        }
    }
}
