//! A CC-Gateway on this machine, to develop and test against.

#[cfg(not(target_family = "wasm"))]
#[tokio::main(flavor = "current_thread")]
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to its terminal")]
async fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    use clap::Parser as _;
    use offhook_simulator::shell::cli;

    // Help, and mistakes in the arguments, end here: with 0 and 2, as is usual.
    let options = cli::Options::parse();
    match cli::run(options, |text| print!("{text}")).await {
        Ok(()) => {
            println!("stopped");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("offhook-simulator: {complaint}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(target_family = "wasm")]
fn main() {}
