//! `tieup explore` as a program: where it listens, how it stops, and that a crowd of bad connections does not silence it.
#![cfg(all(feature = "explore", unix))]

use std::{
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");

/// A running explorer.
struct Explorer {
    child: Child,
    /// The first line of its standard output.
    address: String,
    at: SocketAddr,
}

impl Explorer {
    fn start(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tieup"))
            .args(["explore", "--no-open"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let at = address.trim_start_matches("http://").split('/').next().unwrap().parse().unwrap();
        Self { child, address, at }
    }

    /// The whole answer to a request for a path.
    fn get(&self, path: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(self.at)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.at)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Explorer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_listens_on_this_machine_alone_and_stops_when_told() {
    for signal in ["-INT", "-TERM"] {
        let mut explorer = Explorer::start(&[ARTICLES, "--port", "0"]);
        assert!(explorer.at.ip().is_loopback());
        assert!(explorer.get("/").unwrap().starts_with("HTTP/1.1 200"));
        assert!(explorer.get("/api/stats").unwrap().contains("\"hubs\""));
        explorer.signal(signal);
        let told = Instant::now();
        assert_eq!(explorer.child.wait().unwrap().code(), Some(0));
        assert!(told.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn a_port_that_is_taken_is_left_to_its_owner() {
    let first = Explorer::start(&[ARTICLES, "--port", "0"]);
    let second = Explorer::start(&[ARTICLES, "--port", &first.at.port().to_string()]);
    assert_ne!(first.at, second.at);
    assert!(second.get("/api/session").unwrap().contains("data/articles"));
}

#[test]
fn only_a_ledger_is_corrected_and_its_token_stands_behind_the_hash() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_tieup")).args(["explore", ARTICLES, "--edit", "--no-open"]).output();
    let refused = refused.unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("tieup add"));
    let ledger = folder.path().join("tieup.db");
    let added =
        Command::new(env!("CARGO_BIN_EXE_tieup")).args(["add", ARTICLES, "--db"]).arg(&ledger).output().unwrap();
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let args = [ledger.to_str().unwrap(), "--edit", "--port", "0"];
    let (one, other) = (Explorer::start(&args), Explorer::start(&args));
    let token = |explorer: &Explorer| explorer.address.split_once("/#token=").unwrap().1.to_owned();
    assert_eq!(token(&one).len(), 64);
    assert_ne!(token(&one), token(&other));
    assert!(one.get("/api/corrections").unwrap().starts_with("HTTP/1.1 403"));
    assert!(one.get("/api/session").unwrap().contains("\"edit\":true"));
    assert!(one.get("/api/neighbourhood?focus=kt").unwrap().contains("ai-one-team"));
}

/// How many connections this process may have: its limit of open files, less some to spare.
fn room() -> usize {
    let limits = std::fs::read_to_string(Path::new("/proc/self/limits")).unwrap_or_default();
    let line = limits.lines().find(|line| line.starts_with("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().nth(3)?.parse::<usize>().ok()).unwrap_or(256);
    soft.saturating_sub(100).min(4_000)
}

/// What a stranger may send instead of a request.
fn rubbish(nth: usize) -> Vec<u8> {
    match nth % 6 {
        0 => Vec::new(),
        1 => b"GET / HT".to_vec(),
        2 => b"GET /api/stats HTTP/1.1\r\nHost: x\r\nX: ".to_vec(),
        3 => vec![0xFF; 512],
        4 => b"POST /api/corrections HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{".to_vec(),
        _ => format!("GET /{} HTTP/1.1\r\n", "x".repeat(20_000)).into_bytes(),
    }
}

#[test]
fn ten_thousand_bad_connections_do_not_silence_it() {
    let explorer = Explorer::start(&[ARTICLES, "--port", "0"]);
    let room = room();
    let mut open: std::collections::VecDeque<TcpStream> = std::collections::VecDeque::new();
    let mut slowest = Duration::ZERO;
    for nth in 0..10_000 {
        if open.len() >= room {
            open.pop_front();
        }
        // Nobody waits for a stranger: what does not get in at once stays outside.
        let Ok(mut stream) = TcpStream::connect_timeout(&explorer.at, Duration::from_millis(500)) else { continue };
        let _ = stream.set_write_timeout(Some(Duration::from_millis(50)));
        let _ = stream.write_all(&rubbish(nth));
        open.push_back(stream);
        if nth % 500 == 499 {
            dribble(&mut open);
            let asked = Instant::now();
            let answer = explorer.get("/api/search?q=kt").expect("it answers");
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
            slowest = slowest.max(asked.elapsed());
        }
    }
    println!("{} connections open at the end, the slowest answer took {slowest:?}", open.len());
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
}

/// One more byte on every connection that is still there.
fn dribble(open: &mut std::collections::VecDeque<TcpStream>) {
    open.retain_mut(|stream| match stream.write(b"x") {
        Ok(_) => true,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    });
}
