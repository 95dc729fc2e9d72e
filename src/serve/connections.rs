//! Connections: so many at once, none that says nothing for long, and when it gets crowded the oldest idle one goes.

use axum::{Router, body::Body};
use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{
    collections::BTreeMap,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{AbortHandle, JoinSet},
    time,
};

/// So many connections at once: fewer than the least number of open files that a system grants (macOS: 256).
const MOST: usize = 160;
/// How long the head of a request may take, and how long a connection may wait for the next one.
const HEAD: Duration = Duration::from_secs(5);
/// How much of a head is read: the longest address and what browsers add.
const HEAD_BYTES: usize = 32 << 10;
/// How long answers under way may take when the explorer is stopped.
const FAREWELL: Duration = Duration::from_secs(10);
/// After so many new connections in a row, those that are there have their turn.
const IN_A_ROW: usize = 32;

/// A connection as the crowd sees it.
struct Line {
    /// Answers that it waits for.
    answering: Arc<AtomicUsize>,
    abort: AbortHandle,
}

/// All connections, by their age.
#[derive(Default)]
struct Crowd {
    lines: BTreeMap<u64, Line>,
    tasks: JoinSet<u64>,
    born: u64,
}

/// Answers on a listener until `stop` comes, then lets answers under way finish.
pub(super) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let (farewell, said) = watch::channel(false);
    let mut crowd = Crowd::default();
    let mut in_a_row = 0;
    tokio::pin!(stop);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(gone) = crowd.tasks.join_next() => crowd.forget(gone.ok()),
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    crowd.let_in(stream, &router, &said);
                    in_a_row += 1;
                    if in_a_row % IN_A_ROW == 0 {
                        tokio::task::yield_now().await;
                    }
                }
                Err(_) => {
                    // Most likely there are too many open files: one idle connection less, and a breath.
                    crowd.make_room();
                    time::sleep(Duration::from_millis(20)).await;
                }
            },
        }
    }
    drop(listener);
    let _ = farewell.send(true);
    let _ = time::timeout(FAREWELL, async { while crowd.tasks.join_next().await.is_some() {} }).await;
}

impl Crowd {
    fn let_in(&mut self, stream: TcpStream, router: &Router, said: &watch::Receiver<bool>) {
        if self.lines.len() >= MOST && !self.make_room() {
            // All of them wait for answers: this one comes again.
            return;
        }
        let (born, answering) = (self.born, Arc::new(AtomicUsize::new(0)));
        self.born += 1;
        let connection = connection(stream, router.clone(), Arc::clone(&answering), said.clone());
        let abort = self.tasks.spawn(async move {
            connection.await;
            born
        });
        self.lines.insert(born, Line { answering, abort });
    }

    /// Drops the oldest connection that waits for no answer; whether there was one.
    fn make_room(&mut self) -> bool {
        let idle = self.lines.iter().find(|(_, line)| line.answering.load(Ordering::Relaxed) == 0);
        let Some(born) = idle.map(|(born, _)| *born) else { return false };
        self.lines.remove(&born).inspect(|line| line.abort.abort());
        true
    }

    fn forget(&mut self, gone: Option<u64>) {
        match gone {
            Some(born) => drop(self.lines.remove(&born)),
            // One that panicked does not say who it was.
            None => self.lines.retain(|_, line| !line.abort.is_finished()),
        }
    }
}

async fn connection(stream: TcpStream, router: Router, answering: Arc<AtomicUsize>, mut said: watch::Receiver<bool>) {
    let routes = TowerToHyperService::new(router);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let waits = Waits::on(&answering);
        let answer = routes.call(request.map(Body::new));
        async move {
            let _waits = waits;
            answer.await
        }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    // What a stranger does wrong on a connection ends that connection and is nobody else's matter.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = said.wait_for(|said| *said) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Counts an answer as long as it is waited for.
struct Waits(Arc<AtomicUsize>);

impl Waits {
    fn on(answering: &Arc<AtomicUsize>) -> Self {
        answering.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(answering))
    }
}

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
