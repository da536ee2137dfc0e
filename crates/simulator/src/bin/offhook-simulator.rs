//! A CC-Gateway on this machine, to develop and test against.

#[cfg(not(target_family = "wasm"))]
#[tokio::main(flavor = "current_thread")]
#[allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to its terminal")]
async fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    use offhook_simulator::shell::cli;

    let outcome = match cli::parse(std::env::args().skip(1)) {
        Ok(None) => {
            print!("{}", cli::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(Some(options)) => cli::run(options, |text| print!("{text}")).await,
        Err(complaint) => Err(complaint),
    };
    match outcome {
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
