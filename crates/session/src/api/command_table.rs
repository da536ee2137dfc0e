//! The table of all commands. A row names a command's variant and its type, below `commands`; its kinds follow, each with the
//! key under which a snapshot says whether it is possible, and its comment. Whatever lists commands is generated from these
//! rows: the enum [`Command`](crate::Command), its dispatch, the kinds, `can`, and with them the declarations for
//! TypeScript and the lists of the tests. A new command is a row and a file.

/// Passes the rows to `$callback!`: first the commands of the agent, then those of a call.
///
/// A command of several kinds names what selects each kind; all others write `[()]`.
macro_rules! command_table {
    ($callback:ident) => {
        $callback! {
            agent {
                SignIn(agent::SignIn) {
                    /// Signs the agent in (CEC 6.1.1.1; by force 6.1.1.2).
                    [()] => SignIn sign_in,
                }
                SignOut(agent::SignOut) {
                    /// Signs the agent out (CEC 6.1.1.18; by force 6.1.1.19, 6.1.1.20).
                    [()] => SignOut sign_out,
                }
                SetState(agent::SetState) {
                    /// Makes the agent ready for calls (CEC 6.1.1.9).
                    [NextState::Ready] => Ready ready,
                    /// Makes the agent busy (CEC 6.1.1.10).
                    [NextState::Busy] => Busy busy,
                    /// Begins a rest (CEC 6.1.1.12).
                    [NextState::Rest] => Rest rest,
                    /// Begins after-call work (CEC 6.1.1.14).
                    [NextState::WrapUp] => WrapUp wrap_up,
                }
                Dial(call::Dial) {
                    /// Places a call (CEC 6.1.2.1; to another agent 6.1.2.4).
                    [()] => Dial dial,
                }
                DialPreview(call::DialPreview) {
                    /// Places a call to a number of the offered preview (CEC 6.1.2.2).
                    [()] => DialPreview dial_preview,
                }
                PickUp(call::PickUp) {
                    /// Picks up the call that rings at another agent (CEC 6.1.2.21).
                    [()] => PickUp pick_up,
                }
                TakeQueued(call::TakeQueued) {
                    /// Takes a waiting call out of its queue (CEC 6.1.2.20).
                    [()] => TakeQueued take_queued,
                }
                SetAutoAnswer(agent::SetAutoAnswer) {
                    /// Sets whether the platform answers incoming calls (CEC 6.1.1.7).
                    [()] => SetAutoAnswer set_auto_answer,
                }
                SetAutoReady(agent::SetAutoReady) {
                    /// Sets the state after each call, ready or wrap-up (CEC 6.1.1.17).
                    [()] => SetAutoReady set_auto_ready,
                }
                SetQueues(agent::SetQueues) {
                    /// Sets the skill queues to take calls from (CEC 6.1.1.8).
                    [()] => SetQueues set_queues,
                }
                SetTalkRight(agent::SetTalkRight) {
                    /// Sets if incoming calls are offered (CEC 6.1.1.22).
                    [()] => SetTalkRight set_talk_right,
                }
                ChangePassword(agent::ChangePassword) {
                    /// Changes the password (CEC 6.1.1.16).
                    [()] => ChangePassword change_password,
                }
                SendNote(agent::SendNote) {
                    /// Sends a note (便签) to other agents (CEC 6.1.1.4).
                    [()] => SendNote send_note,
                }
                Query(query::RunQuery) {
                    /// Reads what is not in the snapshot: queues, agents, IVRs, statistics.
                    [()] => Query query,
                }
                Request(raw::RawRequest) {
                    /// Sends an operation of the gateway by its name in the reference.
                    [()] => Request request,
                }
            }
            call {
                Answer(call::Answer) {
                    /// Answers the ringing call (CEC 6.1.2.3).
                    [()] => Answer answer,
                }
                Reject(call::Reject) {
                    /// Rejects the ringing call (CEC 6.1.2.22).
                    [()] => Reject reject,
                }
                Hold(call::Hold) {
                    /// Puts the call on hold (CEC 6.1.2.8).
                    [()] => Hold hold,
                }
                Retrieve(call::Retrieve) {
                    /// Retrieves the call from hold (CEC 6.1.2.10).
                    [()] => Retrieve retrieve,
                }
                Mute(call::Mute) {
                    /// Mutes the agent: the remote party no longer hears them (CEC 6.1.2.6).
                    [()] => Mute mute,
                }
                Unmute(call::Unmute) {
                    /// Unmutes the agent (CEC 6.1.2.7).
                    [()] => Unmute unmute,
                }
                Keypad(call::Keypad) {
                    /// Sends digits (DTMF) into the call (CEC 6.1.2.13).
                    [()] => Keypad keypad,
                }
                HangUp(call::HangUp) {
                    /// Ends the call, whatever its state (CEC 6.1.2.15, 6.1.2.16).
                    [()] => HangUp hang_up,
                }
                Consult(transfer::Consult) {
                    /// Consults another agent or a queue while the call is held (CEC 6.1.2.5).
                    [()] => Consult consult,
                }
                Transfer(transfer::Transfer) {
                    /// Transfers the call (CEC 6.1.2.11).
                    [()] => Transfer transfer,
                }
                Join(transfer::Join) {
                    /// Joins the held call to the talking one (CEC 6.1.2.14).
                    [()] => Join join,
                }
                Connect(transfer::Connect) {
                    /// Connects the held party with the talking one and leaves both (CEC 6.1.2.9).
                    [()] => Connect connect,
                }
                CancelTransfer(transfer::CancelTransfer) {
                    /// Cancels a transfer that the third party has answered (CEC 6.1.2.12).
                    [()] => CancelTransfer cancel_transfer,
                }
                Disconnect(transfer::Disconnect) {
                    /// Disconnects one party from the call (CEC 6.1.2.17).
                    [()] => Disconnect disconnect,
                }
                SwitchMedia(call::SwitchMedia) {
                    /// Switches the call between audio and video (CEC 6.1.2.18).
                    [()] => SwitchMedia switch_media,
                }
                SetCallData(call::SetCallData) {
                    /// Sets the call data (CEC 6.1.3.3).
                    [()] => SetCallData set_call_data,
                }
            }
        }
    };
}

pub(crate) use command_table;
