//! Turns a world's answer into an HTTP response, headers included (CEC 4.5; field notes 1, 3, 9).

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, Response, StatusCode, header},
};

use crate::SimResponse;

const SET_GUID: HeaderName = HeaderName::from_static("set-guid");
const GUID: HeaderName = HeaderName::from_static("guid");
const JSON_TYPE: HeaderName = HeaderName::from_static("json-type");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// CORS headers, which say what any page of any origin may do.
pub(super) const CORS: [(HeaderName, &str); 5] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, PUT, POST, DELETE, OPTIONS"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Guid, Content-Type, Authorization, X-APP-KEY"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Set-GUID, Guid"),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];

/// Returns the HTTP response for an answer; `None` is an exchange that breaks off.
pub(super) fn http_response(answer: Option<SimResponse>) -> Response<Body> {
    let Some(answer) = answer else { return Response::new(Body::new(Broken)) };
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, JSON);
    headers.insert(JSON_TYPE, JSON);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(guid) = answer.guid {
        let cookie = HeaderValue::from_str(&format!("JSESSIONID={guid}"));
        if let (Ok(cookie), Ok(guid)) = (cookie, HeaderValue::from_str(&guid)) {
            headers.insert(SET_GUID, cookie);
            headers.insert(GUID, guid);
        }
    }
    with_cors(response)
}

pub(super) fn with_cors(mut response: Response<Body>) -> Response<Body> {
    for (name, value) in CORS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

pub(super) fn text_response(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

/// A body that fails at once: hyper closes the connection, a client sees a network error.
struct Broken;

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::Error::other("the answer was dropped on purpose"))))
    }
}
