//! From a free port to the last answer.

use super::{Explorer, connections};
use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    sync::Arc,
    time::Duration,
};
use tokio::{runtime::Builder, signal};

/// How long work that nobody waits for any more may hold up the end.
const LAST: Duration = Duration::from_millis(200);

/// A listener on the own machine: on `port` or, where that is taken and `or_any` allows it, on one that is free.
///
/// # Errors
/// No port is free, or not the one that must be it.
pub fn bind(port: u16, or_any: bool) -> io::Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(_) if or_any => TcpListener::bind((Ipv4Addr::LOCALHOST, 0)),
        bound => bound,
    }
}

/// A token that nobody guesses: 256 random bits as hexadecimal digits.
///
/// # Errors
/// The system gives no random numbers.
pub fn token() -> io::Result<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Answers on a listener until the program is told to stop (Ctrl-C, SIGTERM); answers under way are finished.
///
/// # Errors
/// The system grants no more threads or no listener.
pub fn run(explorer: Explorer, listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let runtime = Builder::new_current_thread().enable_all().thread_name("tieup-explore").build()?;
    let explorer = Arc::new(explorer);
    Arc::clone(&explorer).prepare();
    runtime.block_on(async {
        let stop = stopped()?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        connections::serve(listener, explorer.router(port), stop).await;
        io::Result::Ok(())
    })?;
    runtime.shutdown_timeout(LAST);
    Ok(())
}

/// Comes when the program is told to stop.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    let mut interrupt = signal::unix::signal(signal::unix::SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Comes when the program is told to stop.
#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(signal::ctrl_c().await) })
}
