//! Commands of the agent: the session, the state, and how the agent works.

mod sign_in;
mod sign_out;
mod set_state;
mod setting;
mod auto_answer;
mod auto_ready;
mod queues;
mod talk_right;
mod password;
mod note;

pub use auto_answer::SetAutoAnswer;
pub use auto_ready::SetAutoReady;
pub use note::SendNote;
pub use password::ChangePassword;
pub use queues::SetQueues;
pub use set_state::SetState;
pub use sign_in::{SignIn, SignInState};
pub use sign_out::SignOut;
pub use talk_right::SetTalkRight;
