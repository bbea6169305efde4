//! What a real SQLite and a real PostgreSQL refuse.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::get as route;
use flowcms_status::sqlx::{DatabaseError, NamedDatabaseError};
use flowcms_status::{FlowError, Http};
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{Connection as _, Error, PgConnection};

use super::{get, serve};
use crate::maps::Small;
use crate::tools;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum PrivateError {
    #[error(transparent)]
    #[flow(map = DatabaseError)]
    Database(#[from] Error),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum NamedError {
    #[error(transparent)]
    #[flow(map = NamedDatabaseError)]
    Database(#[from] Error),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Small)]
enum SmallError {
    #[error(transparent)]
    #[flow(map = DatabaseError)]
    Database(#[from] Error),
}

const SCHEMA: &str = "
    CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL CONSTRAINT users_email UNIQUE);
    CREATE TABLE entries (
        author INTEGER CONSTRAINT entries_author REFERENCES users, size INTEGER CHECK (size > 0)
    );
    INSERT INTO users VALUES (1, 'hunter2@example.com');
    INSERT INTO entries VALUES (1, 1);
";

/// The paths of the servers, and what each runs.
const STATEMENTS: [(&str, &str); 7] = [
    ("row", "SELECT email FROM users WHERE id = 7"),
    (
        "unique",
        "INSERT INTO users VALUES (2, 'hunter2@example.com') RETURNING email",
    ),
    (
        "primary_key",
        "INSERT INTO users VALUES (1, 'hunter3@example.com') RETURNING email",
    ),
    (
        "reference",
        "INSERT INTO entries VALUES (7, 1) RETURNING 'hunter2'",
    ),
    ("referred", "DELETE FROM users WHERE id = 1 RETURNING email"),
    (
        "check",
        "INSERT INTO entries VALUES (1, -1) RETURNING 'hunter2'",
    ),
    ("no_table", "SELECT hunter2 FROM nowhere"),
];

/// A server whose paths run the statements, once with each map.
macro_rules! server {
    ($pool:expr, $type:ty) => {{
        let mut app = Router::new();
        for (path, statement) in STATEMENTS {
            app = app
                .route(
                    &format!("/private/{path}"),
                    route(async move |State(pool): State<$type>| {
                        run(&pool, statement).await.map_err(PrivateError::from)
                    }),
                )
                .route(
                    &format!("/named/{path}"),
                    route(async move |State(pool): State<$type>| {
                        run(&pool, statement).await.map_err(NamedError::from)
                    }),
                )
                .route(
                    &format!("/small/{path}"),
                    route(async move |State(pool): State<$type>| {
                        run(&pool, statement).await.map_err(SmallError::from)
                    }),
                );
        }
        serve(app.with_state($pool)).await
    }};
}

/// What each path answers, whatever the database: the code where the table has it, and in a small one.
const ANSWERS: [(&str, u16, u16, &str); 7] = [
    ("row", 404, 400, "row_not_found"),
    ("unique", 409, 400, "unique_violation"),
    ("primary_key", 409, 400, "unique_violation"),
    ("reference", 409, 400, "foreign_key_violation"),
    ("referred", 409, 400, "foreign_key_violation"),
    ("check", 500, 500, "database_failed"),
    ("no_table", 500, 500, "database_failed"),
];

async fn check(address: std::net::SocketAddr, constraints: [Option<&str>; 7]) {
    for ((path, code, small, reason), constraint) in ANSWERS.into_iter().zip(constraints) {
        for (voice, code) in [("private", code), ("named", code), ("small", small)] {
            let came = get(address, &format!("/{voice}/{path}")).await;
            assert_eq!(came.what(), (code, reason), "{voice} {path}");
            assert_eq!(came.detail().is_some(), code < 500, "{voice} {path}");
            let named = came.2.get("constraint").and_then(serde_json::Value::as_str);
            let expected = constraint.filter(|_| voice == "named");
            assert_eq!(named, expected, "{voice} {path}");
            let mut text = came.2.to_string();
            if let Some(named) = named {
                text = text.replace(named, "");
            }
            for private in [
                "hunter",
                "example.com",
                "users",
                "entries",
                "UNIQUE",
                "duplicate key",
                "nowhere",
            ] {
                assert!(!text.contains(private), "{private}: {text}");
            }
        }
    }
}

mod sqlite {
    use super::{
        DatabaseError, Duration, Error, FlowError, NamedError, PathBuf, PoolOptions, PrivateError,
        Router, SCHEMA, STATEMENTS, SmallError, SqliteConnectOptions, SqlitePool, State, check,
        route, serve,
    };

    async fn run(pool: &SqlitePool, statement: &'static str) -> Result<String, Error> {
        sqlx::query_scalar(statement).fetch_one(pool).await
    }

    async fn pool(options: SqliteConnectOptions, connections: u32) -> SqlitePool {
        let options = options
            .create_if_missing(true)
            .busy_timeout(Duration::from_millis(10));
        let pool = PoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_millis(200))
            .connect_with(options);
        pool.await.expect("a database")
    }

    #[tokio::test]
    async fn what_sqlite_refuses_is_told_by_its_kind() {
        let pool = pool(SqliteConnectOptions::new().filename(":memory:"), 1).await;
        sqlx::raw_sql(SCHEMA).execute(&pool).await.expect("tables");
        let columns = [
            None,
            Some("users.email"),
            Some("users.id"),
            None,
            None,
            None,
            None,
        ];
        check(server!(pool, SqlitePool), columns).await;
    }

    #[tokio::test]
    async fn a_pool_without_a_connection_and_a_locked_file_are_a_503() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let file = folder.join(format!("maps-{}.db", std::process::id()));
        let options = SqliteConnectOptions::new().filename(&file);
        let one = pool(options.clone(), 1).await;
        sqlx::raw_sql(SCHEMA).execute(&one).await.expect("tables");

        let held = one.acquire().await.expect("the only connection");
        let error = DatabaseError::from(run(&one, "SELECT 'x'").await.unwrap_err());
        assert_eq!(error.status_code(), 503);
        assert_eq!(error.problem_type().reason(), "database_busy");
        drop(held);

        let mut other = pool(options, 1)
            .await
            .acquire()
            .await
            .expect("another connection");
        sqlx::raw_sql("BEGIN EXCLUSIVE")
            .execute(&mut *other)
            .await
            .expect("a lock");
        let address = server!(one.clone(), SqlitePool);
        let came = super::get(address, "/private/unique").await;
        assert_eq!((came.what(), came.detail()), ((503, "database_busy"), None));
        let came = super::get(address, "/small/unique").await;
        assert_eq!((came.what(), came.detail()), ((500, "database_busy"), None));
        drop(other);
        one.close().await;
        // A pool that is closed is nothing to wait for.
        let came = super::get(address, "/private/unique").await;
        assert_eq!(came.what(), (500, "database_failed"));
        let _ = std::fs::remove_file(file);
    }
}

/// A PostgreSQL of its own, gone with its value.
struct Postgres {
    folder: PathBuf,
    server: Child,
}

impl Postgres {
    /// `None` where it is not installed.
    fn start() -> Option<Self> {
        let postgres = tools::program("postgres", "the map of sqlx against PostgreSQL")?;
        let programs = std::fs::canonicalize(postgres).expect("a program");
        let programs = programs.parent().expect("a folder").to_owned();
        let folder = std::env::temp_dir().join(format!("flowcms-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let is_root = given_to_nobody(&folder);
        let command = |name: &str| {
            // It refuses to run as root.
            let mut command = Command::new(if is_root { "setpriv" } else { "env" });
            if is_root {
                command.args(["--reuid", "nobody", "--regid", "nogroup", "--clear-groups"]);
            }
            command.arg(programs.join(name));
            command
                .current_dir(&folder)
                .stdin(Stdio::null())
                .stdout(Stdio::null());
            command
        };
        let made = command("initdb")
            .args([
                "--auth",
                "trust",
                "--username",
                "flowcms",
                "--no-sync",
                "--locale",
                "C",
                "--pgdata",
            ])
            .arg(folder.join("data"))
            .output()
            .expect("initdb runs");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let server = command("postgres")
            .args([
                "-c",
                "listen_addresses=",
                "-c",
                "fsync=off",
                "-c",
                "max_connections=10",
                "-k",
            ])
            .arg(&folder)
            .arg("-D")
            .arg(folder.join("data"))
            .stderr(Stdio::null())
            .spawn()
            .expect("postgres runs");
        Some(Self { folder, server })
    }

    fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.folder)
            .username("flowcms")
            .database("postgres")
    }

    async fn is_ready(&self) {
        for _ in 0..200 {
            if PgConnection::connect_with(&self.options()).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("PostgreSQL does not start");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Gives the folder to `nobody`, if this is run by root.
fn given_to_nobody(folder: &Path) -> bool {
    let is_root =
        std::os::unix::fs::MetadataExt::uid(&std::fs::metadata("/proc/self").expect("Linux")) == 0;
    if is_root {
        let given = Command::new("chown")
            .arg("nobody:nogroup")
            .arg(folder)
            .status();
        assert!(given.expect("chown runs").success());
    }
    is_root
}

mod postgres {
    use super::{
        DatabaseError, Duration, Error, FlowError, NamedError, PgPool, PoolOptions, Postgres,
        PrivateError, Router, SCHEMA, STATEMENTS, SmallError, State, check, route, serve,
    };

    async fn run(pool: &PgPool, statement: &'static str) -> Result<String, Error> {
        sqlx::query_scalar(statement).fetch_one(pool).await
    }

    #[tokio::test]
    async fn what_postgresql_refuses_is_told_by_its_kind() {
        let Some(postgres) = Postgres::start() else {
            return;
        };
        postgres.is_ready().await;
        let pool = PoolOptions::new()
            .max_connections(2)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(postgres.options())
            .await
            .expect("a pool");
        sqlx::raw_sql(SCHEMA).execute(&pool).await.expect("tables");
        let names = [
            None,
            Some("users_email"),
            Some("users_pkey"),
            Some("entries_author"),
            Some("entries_author"),
            None,
            None,
        ];
        check(server!(pool.clone(), PgPool), names).await;

        // A row that another transaction holds.
        let mut other = pool.begin().await.expect("a transaction");
        let held = "SELECT email FROM users WHERE id = 1 FOR UPDATE";
        sqlx::query(held)
            .execute(&mut *other)
            .await
            .expect("a lock");
        let error = run(
            &pool,
            "SELECT email FROM users WHERE id = 1 FOR UPDATE NOWAIT",
        )
        .await;
        let error = DatabaseError::from(error.unwrap_err());
        assert_eq!(error.problem_type().reason(), "database_busy");
        assert_eq!(error.status_code(), 503);
    }
}
