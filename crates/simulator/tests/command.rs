//! The command itself: what it says, and how it ends.
#![allow(clippy::unwrap_used, missing_docs)]

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    process::{Command, Output, Stdio},
};

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_offhook-simulator"))
}

fn run(arguments: &[&str]) -> Output {
    command().args(arguments).output().unwrap()
}

#[test]
fn a_port_in_use_is_one_clear_line() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(complaint.lines().count(), 1);
    assert!(complaint.contains("is in use") && complaint.contains("--port 0"), "{complaint}");
}

#[test]
fn a_bad_scenario_says_where() {
    let file = std::env::temp_dir().join(format!("offhook-scenario-{}.json", std::process::id()));
    std::fs::write(&file, "{\n\"tenant\": true }").unwrap();
    let output = run(&["--scenario", file.to_str().unwrap()]);
    let complaint = String::from_utf8(output.stderr).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint.contains(".json") && complaint.contains("line 2 column"), "{complaint}");
}

#[test]
fn help_and_nonsense() {
    assert!(String::from_utf8(run(&["--help"]).stdout).unwrap().contains("--auto-calls"));
    assert_eq!(run(&["--nonsense"]).status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn an_interrupt_stops_it() {
    let mut child = command().args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    lines.read_line(&mut first).unwrap();
    assert!(first.starts_with("listening on http://127.0.0.1:"), "{first}");
    let address = first.trim_start_matches("listening on http://").trim_end().trim_end_matches('/');
    // It answers, so it has also begun to listen for the interrupt.
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request = b"GET /simulator/state HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    std::io::Write::write_all(&mut stream, request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("\"agents\""), "{answer}");
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
