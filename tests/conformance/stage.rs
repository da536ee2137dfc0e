//! Simulated gateway that the checker talks to as a client would: every request is built from the catalog
//! alone.

use std::collections::HashMap;

use offhook_protocol::Guid;
use offhook_simulator::{
    Control, Input, Output, Scenario, Settings, SimRequest, SimResponse, World,
    catalog::{AGENT, Operation, Place},
};
use serde_json::{Map, Value};

const START: u64 = 1_700_000_000_000;
const RESOURCE: &str = "/agentgateway/resource";
/// Work number of the agent who asks.
pub(crate) const ANN: &str = "1001";

/// Values of parameters, by name.
pub(crate) type Values = Map<String, Value>;

/// Stand-in for the answers to one operation, to try the checker: its name, and the code of every answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tampering<'a> {
    pub(crate) id: &'a str,
    pub(crate) code: &'a str,
}

/// Gateway for one scene, and what its clients know.
pub(crate) struct Stage<'a> {
    world: World,
    now: u64,
    connection: u64,
    guids: HashMap<String, String>,
    tampering: Option<Tampering<'a>>,
    /// Parameters that only the scene can know: ids of its calls.
    pub(crate) known: Values,
}

impl<'a> Stage<'a> {
    /// Creates a gateway on which nobody is signed in, and which checks all that the reference asks for.
    pub(crate) fn new(tampering: Option<Tampering<'a>>) -> Self {
        let scenario = Scenario { settings: Settings::default(), ..Scenario::default() };
        let world = World::new(scenario, START);
        Self { world, now: START, connection: 0, guids: HashMap::new(), tampering, known: Values::new() }
    }

    /// Lets this many seconds pass.
    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now += seconds * 1_000;
        self.world.handle(self.now, Input::Tick);
    }

    /// Acts as the customer or the campaign does; returns what the control interface answers.
    pub(crate) fn act(&mut self, control: Control) -> Value {
        self.world.act(self.now, control).0.expect("possible")
    }

    /// Carries out an operation that a scene is made of, and returns its result.
    pub(crate) fn ok(&mut self, agent: &str, id: &str, values: Value) -> Value {
        let Value::Object(values) = values else { panic!("{id}: parameters are an object") };
        let operation = Operation::named(id).expect("an operation");
        // A scene is no proof, and so not tampered with.
        let response = self.exchange(agent, operation, &values);
        let body: Value = serde_json::from_str(&response.body).expect("JSON");
        assert_eq!(code_in(&body), Some("0"), "{id} for a scene: {body}");
        body["result"].clone()
    }

    /// Asks as the agent, and returns the answer's result code.
    pub(crate) fn ask(&mut self, operation: &Operation, values: &Values) -> Result<String, String> {
        if let Some(tampering) = self.tampering.filter(|it| it.id == operation.id) {
            return Ok(tampering.code.to_owned());
        }
        let response = self.exchange(ANN, operation, values);
        if response.status != 200 {
            return Err(format!("HTTP status {}", response.status));
        }
        let body: Value = serde_json::from_str(&response.body).map_err(|it| it.to_string())?;
        code_in(&body).map(str::to_owned).ok_or_else(|| format!("no code in {body}"))
    }

    /// Makes the agent's next requests come with a guid that is not the session's.
    pub(crate) fn forget_guid(&mut self) {
        self.guids.insert(ANN.to_owned(), "JSESSIONID=nonsense".to_owned());
    }

    /// Takes the events that the gateway would push to this agent's client.
    pub(crate) fn take_push(&mut self) -> Option<offhook_protocol::event_push::PushedEvents> {
        self.world.take_push(&ANN.into())
    }

    fn exchange(&mut self, agent: &str, operation: &Operation, values: &Values) -> SimResponse {
        self.connection += 1;
        let request = request(agent, self.guids.get(agent).cloned(), operation, values);
        let connection = self.connection;
        let outputs = self.world.handle(self.now, Input::Http { connection, request });
        let answer = outputs.into_iter().find_map(|output| match output {
            Output::Answer { connection: to, response } if to == connection => Some(response),
            Output::Answer { .. } | Output::Drop { .. } => None,
        });
        let response = answer.unwrap_or_else(|| panic!("{} is not answered", operation.id));
        if let Some(guid) = response.guid.as_deref().and_then(Guid::from_header) {
            self.guids.insert(agent.to_owned(), guid.expose().to_owned());
        }
        response
    }
}

fn code_in(body: &Value) -> Option<&str> {
    body.get("retcode").or_else(|| body.get("returnCode")).and_then(Value::as_str)
}

/// Builds a request as the reference prints it, with each parameter in its part.
fn request(agent: &str, guid: Option<String>, operation: &Operation, values: &Values) -> SimRequest {
    let mut path = operation.path.trim_start_matches(RESOURCE).replace("{agentid}", agent);
    let (mut query, mut body, mut service_token) = (String::new(), Values::new(), None);
    for parameter in operation.parameters.iter().filter(|it| it.name != AGENT) {
        let Some(value) = values.get(&parameter.name) else { continue };
        match parameter.place {
            Place::Path => path = path.replace(&format!("{{{}}}", parameter.name), &escaped(value)),
            Place::Query => {
                let mark = if query.is_empty() { '?' } else { '&' };
                query.push_str(&format!("{mark}{}={}", parameter.name, escaped(value)));
            }
            Place::Header if parameter.name == "service_token" => service_token = Some(plain(value)),
            Place::Header => {}
            Place::Body => drop(body.insert(parameter.name.clone(), value.clone())),
        }
    }
    SimRequest {
        method: operation.method.clone(),
        path: path + &query,
        guid,
        bearer: true,
        content_type: Some("application/json; charset=UTF-8".to_owned()),
        service_token,
        body: if body.is_empty() { String::new() } else { Value::Object(body).to_string() },
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn escaped(value: &Value) -> String {
    let escape = |byte: u8| {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    plain(value).bytes().map(escape).collect()
}
