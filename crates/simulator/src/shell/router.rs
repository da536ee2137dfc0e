//! Routes each path to where it goes: the gateway, the control interface, the site.

use std::path::PathBuf;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, Response, StatusCode, header},
};

use super::{
    Simulator,
    headers::{http_response, text_response, with_cors},
    site,
};
use crate::{Control, Input, SimRequest, SimResponse};

const GATEWAY: &str = "/agentgateway";
const RESOURCE: &str = "/agentgateway/resource";
/// Path of the interface for applications, beside the gateway (CEC 6.1.2.26).
const API_ACCESS: &str = "/apiaccess";
const CONTROL: &str = "/simulator";
const CLOCK: &str = "/simulator/clock";
/// Greatest length of a body in bytes. Call data may have 16 384 bytes; nothing else comes near.
const MAX_BODY: usize = 256 * 1024;

#[derive(Clone)]
struct Shared {
    simulator: Simulator,
    site: Option<PathBuf>,
}

/// Returns the simulator as an HTTP service, without a site.
pub fn router(simulator: Simulator) -> Router {
    router_with_site(simulator, None)
}

/// Returns the simulator as an HTTP service; `site` is a directory that is served at `/`.
pub fn router_with_site(simulator: Simulator, site: Option<PathBuf>) -> Router {
    Router::new().fallback(respond).with_state(Shared { simulator, site })
}

async fn respond(State(shared): State<Shared>, request: Request) -> Response<Body> {
    let is_head = request.method() == Method::HEAD;
    let mut response = dispatch(shared, request).await;
    if is_head {
        // Its length says nothing of the bytes that follow: `header_case` could not find the next head.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

async fn dispatch(shared: Shared, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let path = single_slashes(parts.uri.path());
    let is_below = |prefix: &str| path == prefix || path.starts_with(&format!("{prefix}/"));
    let of_gateway = path.starts_with(GATEWAY) || is_below(API_ACCESS);
    if !of_gateway && !is_below(CONTROL) {
        return site::respond(shared.site, &parts.method, path).await;
    }
    if parts.method == Method::OPTIONS {
        return with_cors(text_response(StatusCode::NO_CONTENT, ""));
    }
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return with_cors(text_response(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The body is too long or broke off.\n",
        ));
    };
    let body = String::from_utf8_lossy(&body).into_owned();
    let method = parts.method.as_str().to_owned();
    if path == CLOCK {
        let answer = match shared.simulator.clock(&method, &body) {
            Ok(told) => SimResponse { status: 200, guid: None, body: told.to_string() },
            Err(error) => error.into(),
        };
        return http_response(Some(answer));
    }
    if !of_gateway {
        let answer = match Control::parse(&method, &path, &body) {
            Ok(control) => {
                shared.simulator.exchange(|connection| Input::Control { connection, control }).await
            }
            Err(error) => Some(error.into()),
        };
        return http_response(answer);
    }
    let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let below = if is_below(RESOURCE) { path.trim_start_matches(RESOURCE) } else { path.as_str() };
    let guid = parts.headers.get("guid").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let authorization = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = authorization.is_some_and(|value| value.starts_with("Bearer ") && value.len() > 7);
    let header =
        |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (content_type, service_token) = (header("content-type"), header("service_token"));
    let path = format!("{below}{query}");
    let request = SimRequest { method, path, guid, bearer, content_type, service_token, body };
    http_response(shared.simulator.exchange(|connection| Input::Http { connection, request }).await)
}

/// Takes doubled slashes as one, as the field's pages double them (field note 21).
fn single_slashes(path: &str) -> String {
    let mut single = String::with_capacity(path.len());
    for letter in path.chars() {
        if !(letter == '/' && single.ends_with('/')) {
            single.push(letter);
        }
    }
    single
}
