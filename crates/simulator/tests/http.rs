//! Tests of the shell: HTTP in-process under paused time, and over a socket where bytes matter.
#![allow(clippy::unwrap_used, missing_docs)]

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode},
};
use http_body_util::BodyExt;
use offhook_simulator::{
    Control, Scenario, Simulator,
    control::{Fault, FaultKind},
    router,
    shell::{router_with_site, serve},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};
use tower::ServiceExt;

const START: u64 = 1_790_000_000_000;
const SIGN_IN: &str =
    r#"{"password":"offhook-1001","phonenum":"40001","status":"4","autoanswer":"false","agenttype":4}"#;

struct Client {
    simulator: Simulator,
    router: Router,
    guid: Option<String>,
}

impl Client {
    fn new() -> Self {
        let simulator = Simulator::new(Scenario::default(), START);
        Self { router: router(simulator.clone()), simulator, guid: None }
    }

    async fn raw(&self, method: &str, path: &str, body: &str) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(guid) = &self.guid {
            request = request.header("guid", guid);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn json(&mut self, method: &str, path: &str, body: &str) -> (StatusCode, Value) {
        let response = self.raw(method, path, body).await;
        if let Some(guid) = response.headers().get("guid") {
            self.guid = Some(guid.to_str().unwrap().to_owned());
        }
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn gateway(&mut self, method: &str, path: &str, body: &str) -> Value {
        self.json(method, &format!("/agentgateway/resource{path}"), body).await.1
    }

    async fn sign_in(&mut self) {
        assert_eq!(self.gateway("PUT", "/onlineagent/1001", SIGN_IN).await["retcode"], "0");
        for name in ["AgentOther_InService", "AgentState_Ready"] {
            assert_eq!(self.gateway("GET", "/agentevent/1001", "").await["event"]["eventType"], name);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_from_ring_to_hang_up() {
    let mut client = Client::new();
    client.sign_in().await;
    let call = json!({ "from": "13800000001", "to": { "skill": "25" }, "data": "order=7" }).to_string();
    let (status, answer) = client.json("POST", "/simulator/calls", &call).await;
    assert_eq!(status, StatusCode::OK);
    let id = answer["callId"].as_str().unwrap().to_owned();
    assert_eq!(client.gateway("PUT", "/voicecall/1001/answer", "").await["retcode"], "0");
    let (_, truth) = client.json("GET", "/simulator/state", "").await;
    let agent = truth["agents"].as_array().unwrap().iter().find(|it| it["agent"] == "1001").unwrap().clone();
    assert_eq!(agent["state"], "onCall");
    assert_eq!(agent["calls"][0]["state"], "talking");
    assert_eq!(agent["calls"][0]["direction"], "inbound");
    assert_eq!(agent["calls"][0]["data"], "order=7");
    client.json("POST", &format!("/simulator/calls/{id}/hangup"), "").await;
    assert!(client.simulator.truth().agent("1001").unwrap().calls.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_poll_hangs_for_ten_seconds_or_until_something_happens() {
    let mut client = Client::new();
    client.sign_in().await;
    let began = Instant::now();
    let response = client.raw("GET", "/agentgateway/resource/agentevent/1001", "").await;
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, r#"{"message":"","retcode":"0"}"#);
    assert_eq!(began.elapsed().as_secs(), 10);

    let simulator = client.simulator.clone();
    let call = Control::parse("POST", "/simulator/calls", r#"{"from":"1","to":{"skill":"25"}}"#).unwrap();
    let later = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(3)).await;
        simulator.act(call).unwrap();
    });
    let began = Instant::now();
    let answer = client.gateway("GET", "/agentevent/1001", "").await;
    assert_eq!(answer["event"]["eventType"], "AgentState_Busy");
    assert_eq!(began.elapsed().as_secs(), 3);
    later.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_poll_that_is_given_up_takes_no_event() {
    let mut client = Client::new();
    client.sign_in().await;
    let poll = client.raw("GET", "/agentgateway/resource/agentevent/1001", "");
    assert!(tokio::time::timeout(Duration::from_secs(1), poll).await.is_err());
    client.gateway("POST", "/onlineagent/1001/saybusy", "").await;
    let event = client.gateway("GET", "/agentevent/1001", "").await;
    assert_eq!(event["event"]["eventType"], "AgentState_SetNotReady_Success");
}

#[tokio::test(start_paused = true)]
async fn time_passes_without_requests() {
    let mut client = Client::new();
    client.sign_in().await;
    tokio::time::sleep(Duration::from_secs(121)).await;
    assert_eq!(client.gateway("GET", "/agentevent/1001", "").await["retcode"], "100-006");
}

#[tokio::test(start_paused = true)]
async fn doubled_slashes_are_one() {
    let mut client = Client::new();
    let (_, answer) = client.json("PUT", "//agentgateway/resource//onlineagent//1001", SIGN_IN).await;
    assert_eq!(answer["retcode"], "0");
}

#[tokio::test(start_paused = true)]
async fn headers_of_an_answer() {
    let client = Client::new();
    let response = client.raw("PUT", "/agentgateway/resource/onlineagent/1001", SIGN_IN).await;
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("json-type"), "application/json");
    assert_eq!(header("set-guid"), format!("JSESSIONID={}", header("guid")));
    assert_eq!(header("access-control-allow-origin"), "*");
    assert_eq!(header("access-control-expose-headers"), "Set-GUID, Guid");
}

#[tokio::test(start_paused = true)]
async fn a_preflight_is_allowed() {
    let client = Client::new();
    for path in ["/agentgateway/resource/agentevent/1001", "/simulator/calls"] {
        let response = client.raw("OPTIONS", path, "").await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        let allowed = "Guid, Content-Type, Authorization, X-APP-KEY";
        assert_eq!(response.headers()["access-control-allow-headers"], allowed);
        assert_eq!(response.headers()["access-control-allow-methods"], "GET, PUT, POST, DELETE, OPTIONS");
    }
}

#[tokio::test(start_paused = true)]
async fn the_interface_for_applications_stands_beside_the_gateway() {
    const IS_AWAY: &str = "/apiaccess/rest/cc-management/v1/offline/agent/isOfflineAgent";
    let client = Client::new();
    let ask = async |authorization: Option<&str>| {
        let mut request = Request::builder().method("POST").uri(IS_AWAY);
        if let Some(value) = authorization {
            request = request.header("Authorization", value);
        }
        let request = request.body(Body::from(r#"{"workNo":1001}"#)).unwrap();
        let response = client.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice::<Value>(&bytes).unwrap())
    };
    for wrong in [None, Some("Bearer "), Some("Basic x")] {
        assert_eq!(ask(wrong).await.0, StatusCode::UNAUTHORIZED, "{wrong:?}");
    }
    let wanted = json!({ "returnCode": "0", "description": "success", "data": false });
    assert_eq!(ask(Some("Bearer x")).await, (StatusCode::OK, wanted));
    let response = client.raw("OPTIONS", IS_AWAY, "").await;
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
}

#[tokio::test(start_paused = true)]
async fn unknown_routes_are_not_found_and_counted() {
    let mut client = Client::new();
    for path in ["/agentgateway/resource/agentgroup/1001/restreason", "/agentgateway/resource-js"] {
        assert_eq!(client.json("GET", path, "").await.0, StatusCode::NOT_FOUND);
    }
    let (_, unknown) = client.json("GET", "/simulator/unknown", "").await;
    assert_eq!(unknown[0], json!({ "method": "GET", "path": "/agentgroup/1001/restreason", "count": 1 }));
    assert_eq!(unknown[1]["path"], "/agentgateway/resource-js");
}

#[tokio::test(start_paused = true)]
async fn a_bad_control_request_is_told_what_to_send() {
    let mut client = Client::new();
    for (body, hint) in [("{", "not JSON"), (r#"{"from":"1","to":{"skill":99}}"#, "There are: 25, 26, 27")] {
        let (status, answer) = client.json("POST", "/simulator/calls", body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(answer["error"].as_str().unwrap().contains(hint), "{answer}");
    }
    assert_eq!(client.json("POST", "/simulator/calls/1-1/hangup", "").await.0, StatusCode::NOT_FOUND);
    assert_eq!(client.json("GET", "/simulator/what", "").await.0, StatusCode::NOT_FOUND);
    assert_eq!(client.json("PUT", "/simulator/restart", "").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_answer_is_a_broken_body() {
    let mut client = Client::new();
    client.sign_in().await;
    let (path, kind) = ("saybusy".to_owned(), FaultKind::Drop);
    client.simulator.act(Control::Fault(Fault { path, count: 1, kind, ms: None, status: None })).unwrap();
    let response = client.raw("POST", "/agentgateway/resource/onlineagent/1001/saybusy", "").await;
    assert!(response.into_body().collect().await.is_err());
}

#[tokio::test(start_paused = true)]
async fn the_clock_is_stopped_turned_on_and_let_run_again() {
    let mut client = Client::new();
    client.sign_in().await;
    let clock = async |client: &mut Client, body: &str| client.json("POST", "/simulator/clock", body).await.1;
    assert_eq!(clock(&mut client, r#"{"frozen":true}"#).await, json!({ "now": START, "frozen": true }));
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(client.json("GET", "/simulator/clock", "").await.1["now"], START);

    // A call rings for as long as the clock stands, and a poll hangs.
    let call = json!({ "from": "13800000001", "to": { "agent": "1001" } }).to_string();
    client.json("POST", "/simulator/calls", &call).await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(client.simulator.truth().agent("1001").unwrap().calls.len(), 1);
    let told = clock(&mut client, r#"{"advanceMs":20000}"#).await;
    assert_eq!(told, json!({ "now": START + 20_000, "frozen": true }));
    let agent = client.simulator.truth().agent("1001").unwrap().clone();
    assert_eq!((agent.calls.len(), agent.state), (0, offhook_protocol::AgentState::Busy));

    let told = clock(&mut client, r#"{"frozen":false,"advanceMs":1}"#).await;
    assert_eq!(told, json!({ "now": START + 20_001, "frozen": false }));
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(client.json("GET", "/simulator/clock", "").await.1["now"], START + 25_001);
    for (method, body, status) in
        [("POST", "{\"x\":1}", StatusCode::BAD_REQUEST), ("PUT", "", StatusCode::METHOD_NOT_ALLOWED)]
    {
        assert_eq!(client.json(method, "/simulator/clock", body).await.0, status);
    }
}

#[tokio::test(start_paused = true)]
async fn the_site_has_its_types_and_its_policy() {
    let site = std::env::temp_dir().join(format!("offhook-site-{}", std::process::id()));
    std::fs::create_dir_all(&site).unwrap();
    std::fs::write(site.join("index.html"), "<p>").unwrap();
    std::fs::write(site.join("a.wasm"), [0]).unwrap();
    let simulator = Simulator::new(Scenario::default(), START);
    let router = router_with_site(simulator, Some(site.clone()));
    let get = async |path: &str| {
        router.clone().oneshot(Request::builder().uri(path).body(Body::empty()).unwrap()).await.unwrap()
    };
    for (path, mime) in [("/", "text/html; charset=utf-8"), ("/a.wasm", "application/wasm")] {
        let response = get(path).await;
        assert_eq!(response.headers()["content-type"], mime);
        assert_eq!(response.headers()["cache-control"], "no-cache");
        assert_eq!(
            response.headers()["content-security-policy"],
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
        );
    }
    assert_eq!(get("/nothing.js").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(get("/../Cargo.toml").await.status(), StatusCode::NOT_FOUND);
    std::fs::remove_dir_all(site).unwrap();
}

/// Sends bytes to a real server and reads until it has nothing more to say for now.
async fn over_a_socket(stream: &mut TcpStream, request: &str) -> String {
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await.unwrap();
        text.extend_from_slice(&buffer[..count]);
        let so_far = String::from_utf8_lossy(&text).into_owned();
        let length =
            so_far.split("content-length: ").nth(1).and_then(|it| it.split("\r\n").next()?.parse().ok());
        let body = so_far.split_once("\r\n\r\n").map(|(_, body)| body.len());
        if count == 0 || body.zip(length).is_some_and(|(got, wanted): (usize, usize)| got >= wanted) {
            return so_far;
        }
    }
}

async fn connect() -> TcpStream {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let simulator = Simulator::new(Scenario::default(), START);
    tokio::spawn(async move { serve(listener, router(simulator)).await });
    TcpStream::connect(address).await.unwrap()
}

#[tokio::test]
async fn set_guid_is_spelt_as_old_clients_want_it() {
    let mut stream = connect().await;
    // Twice over one connection: forcing in gives another guid.
    for path in ["/onlineagent/1001", "/onlineagent/1001/forcelogin"] {
        let request = format!(
            "PUT /agentgateway/resource/{path} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{SIGN_IN}",
            SIGN_IN.len()
        );
        let answer = over_a_socket(&mut stream, &request).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("\r\nSet-GUID: JSESSIONID="), "{answer}");
        assert!(!answer.contains("set-guid"), "{answer}");
    }
}

#[tokio::test]
async fn a_dropped_answer_is_a_closed_connection() {
    let mut stream = connect().await;
    let fault = r#"{"path":"agentstatus","kind":"drop"}"#;
    let post = format!(
        "POST /simulator/faults HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{fault}",
        fault.len()
    );
    assert!(over_a_socket(&mut stream, &post).await.contains("200 OK"));
    let ask = "GET /agentgateway/resource/onlineagent/1001/agentstatus HTTP/1.1\r\nHost: x\r\n\r\n";
    assert_eq!(over_a_socket(&mut stream, ask).await, "");
}

#[tokio::test]
async fn bytes_that_are_no_request_do_no_harm() {
    let mut stream = connect().await;
    let address = stream.peer_addr().unwrap();
    assert!(over_a_socket(&mut stream, "\u{0}\u{1}nonsense\r\n\r\n").await.contains("400 Bad Request"));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = "HEAD /simulator/state HTTP/1.1\r\nHost: x\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("connection: close"), "{answer}");
}
