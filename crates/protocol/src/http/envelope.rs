//! The envelope of a reply: result code, message, and the payload beside them.

use crate::{
    GatewayError, HttpResponse, SetupFault,
    codes::RetCode,
    json::{self, Map, Value},
    lenient::FromValue,
};

/// Shape of the envelope that a reply comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Envelope {
    /// The object `{message, retcode, result}`.
    Result,
    /// The object `{message, retcode, event}`.
    Event,
    /// The object `{description, returnCode, …}`, whose payload stands beside the code.
    Flat,
}

/// Returns the payload of a reply, or the reason why there is none.
///
/// # Errors
/// Returns a [`GatewayError`]; never panics, whatever the body is.
pub(crate) fn open_envelope(response: &HttpResponse, envelope: Envelope) -> Result<Value, GatewayError> {
    let (payload, name, words) = match envelope {
        Envelope::Result => (Some("result"), "retcode", "message"),
        Envelope::Event => (Some("event"), "retcode", "message"),
        Envelope::Flat => (None, "returnCode", "description"),
    };
    if response.status != 200 {
        return Err(GatewayError::Status(response.status));
    }
    let text = response.body.trim_start_matches('\u{feff}');
    // Whatever its type is said to be: old gateways call their JSON text/html.
    if text.bytes().find(|it| !it.is_ascii_whitespace()) == Some(b'<') {
        return Err(GatewayError::Misconfigured(SetupFault::Html));
    }
    let Ok(mut body) = json::from_str(text) else {
        return Err(GatewayError::Unreadable("the reply is not JSON".into()));
    };
    let Value::Object(fields) = &mut body else {
        return Err(GatewayError::Unreadable("the reply is not a JSON object".into()));
    };
    // A sample of the reference has it inside the event (CEC 6.5.1.2.6).
    let inner = fields.get("event").and_then(Value::as_object);
    let mut code = result_code(fields, name);
    if let (None, Some(inner)) = (&code, inner) {
        code = result_code(inner, name);
    }
    let Some(code) = code else {
        // Many samples print an event without its envelope (CEC 6.5.1.2.18 and others).
        if envelope == Envelope::Event && fields.get("eventType").is_some() {
            return Ok(body);
        }
        return Err(GatewayError::Unreadable("the reply has no result code".into()));
    };
    if code != "0" {
        let message = fields.get(words).and_then(Value::as_str).unwrap_or_default().to_owned();
        return Err(GatewayError::Refused { code: RetCode::new(code), message });
    }
    Ok(match payload {
        Some(member) => fields.remove(member).unwrap_or(Value::Null),
        None => body,
    })
}

fn result_code(fields: &Map, name: &str) -> Option<String> {
    let code = fields.get(name).and_then(String::from_value)?;
    Some(code.trim().to_owned()).filter(|code| !code.is_empty())
}
