//! Comparison of what an agent sees with what is.

use offhook_protocol::CallFeature;
use offhook_session::{CallId, Snapshot};
use offhook_simulator::{Truth, world::CallTruth};

/// Number of digits of a work number, at most (CEC 6.1.1.1: 101 to 59999).
const LONGEST_WORK_NUMBER: usize = 5;
/// Id of the queue that calls are given to.
const QUEUE: &str = "25";

/// Compares what the agent sees with what is; returns the difference. `of_three`: the event that tells that three talk, or that one of them
/// has left, is the one that went astray. Nothing else tells it, and nothing can be asked: to the platform both are talks.
pub(crate) fn difference(agent: &str, view: &Snapshot, truth: &Truth, of_three: bool) -> Option<String> {
    let truth = truth.agent(agent).expect("there is such an agent");
    // Which agent has taken a call to a queue is told by the event that it talks, and by nothing that can be read.
    let to_queue = |id: &CallId| view.call(id).is_some_and(|it| it.remote.number.expose() == QUEUE);
    // Nor is the customer, who is left with the agent that was consulted.
    let with_customer = |it: &CallTruth| {
        let feature = CallFeature::from_gateway(it.feature);
        let is_consultation =
            matches!(feature, CallFeature::Consultation | CallFeature::ThreePartyConsultation);
        is_consultation && it.number.len() > LONGEST_WORK_NUMBER
    };
    let is_open =
        |id: &CallId| to_queue(id) || truth.calls.iter().any(|it| it.id == *id && with_customer(it));
    let told = |id: &CallId, state: String, direction: String, number: &str, muted: bool| {
        let number = if is_open(id) || of_three { "" } else { number };
        let state = if of_three && ["Conference", "Transferring"].contains(&&*state) {
            "Talking".to_owned()
        } else {
            state
        };
        format!("{id} {state} {direction} {number}{}", if muted { " muted" } else { "" })
    };
    let is = truth.calls.iter().map(|it| {
        told(&it.id, format!("{:?}", it.state), format!("{:?}", it.direction), &it.number, it.muted)
    });
    let sees = view.calls.iter().map(|it| {
        let number = it.remote.number.expose();
        told(&it.id, format!("{:?}", it.state), format!("{:?}", it.direction), number, it.muted)
    });
    let (mut is, mut sees): (Vec<_>, Vec<_>) = (is.collect(), sees.collect());
    is.sort();
    sees.sort();
    let is_same = truth.state == view.agent.state && is == sees;
    (!is_same).then(|| format!("{agent} is {:?} {is:?}, seen {:?} {sees:?}", truth.state, view.agent.state))
}
