//! Site with the demo page and whatever lies beside it. Its content security policy is the strictest that the
//! element allows.

use std::path::{Path, PathBuf};

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Method, Response, StatusCode, header},
};

use super::headers::text_response;

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

pub(super) async fn respond(site: Option<PathBuf>, method: &Method, path: String) -> Response<Body> {
    let Some(site) = site else {
        return text_response(
            StatusCode::NOT_FOUND,
            "No site is served; the gateway is at /agentgateway/.\n",
        );
    };
    if method != Method::GET && method != Method::HEAD {
        return text_response(StatusCode::METHOD_NOT_ALLOWED, "Only GET here.\n");
    }
    let Some(file) = file_below(&site, &path) else {
        return text_response(StatusCode::NOT_FOUND, "There is no such file.\n");
    };
    let mime = mime_of(&file);
    // A directory read as a file is an error, and so the file is not found.
    let read = tokio::task::spawn_blocking(move || std::fs::read(file)).await;
    let Ok(Ok(bytes)) = read else {
        return text_response(StatusCode::NOT_FOUND, "There is no such file.\n");
    };
    let mut response = Response::new(Body::from(bytes));
    let fields: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, mime),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in fields {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Returns the file a path names: plain names only, so that nothing above the site can be named.
fn file_below(site: &Path, path: &str) -> Option<PathBuf> {
    let mut file = site.to_path_buf();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte);
        if segment.starts_with('.') || !segment.bytes().all(plain) {
            return None;
        }
        file.push(segment);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

fn mime_of(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_below_the_site() {
        let site = Path::new("site");
        assert_eq!(file_below(site, "/"), Some("site/index.html".into()));
        assert_eq!(file_below(site, "/pkg/a_bg.wasm"), Some("site/pkg/a_bg.wasm".into()));
        for path in ["/../secret", "/a/../../b", "/.git/config", "/%2e%2e/x", "/a\\..\\b", "/a:b"] {
            assert_eq!(file_below(site, path), None, "{path}");
        }
    }
}
