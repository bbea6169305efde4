//! A page of 2,000 entries: it opens and is searched, and prints how long that takes.

use std::fmt::Write as _;
use std::time::Instant;

use flowcms_status::__private::{
    Cell, Declared, DeclaredHeader, DeclaredMember, DetailPolicy, Leaf, More, SchemaOf, Voice,
    VoiceOf,
};
use flowcms_status::{Catalog, FlowCms, ProblemType, Retry};
use serde_json::Value;

use super::browser::Browser;

const ENTRIES: u16 = 2000;

/// As the derive would declare it, without the time that rustc needs for 2,000 variants.
fn catalog() -> Catalog {
    let own: Vec<ProblemType> = (0..ENTRIES).map(problem_type).collect();
    let schemas: Vec<_> = (0..ENTRIES)
        .map(|at| (at, 0, SchemaOf::<Vec<String>>::__FLOW_SCHEMA))
        .collect();
    let leaf = Leaf::__new::<Catalog>("Many", own.leak(), &[]).__schemas(schemas.leak());
    Catalog::__new(Box::leak(Box::new(leaf)))
}

fn problem_type(at: u16) -> ProblemType {
    const MEMBERS: &[DeclaredMember] = &[DeclaredMember::__new("violations", "Vec<String>")];
    const HEADERS: &[DeclaredHeader] = &[DeclaredHeader::__new("X-Docs", Some("errors"))];
    let (subject, object) = (usize::from(at) / 40, usize::from(at) % 40);
    let codes = [
        FlowCms::BadRequest,
        FlowCms::NotFound,
        FlowCms::Conflict,
        FlowCms::UnprocessableEntity,
        FlowCms::TooManyRequests,
        FlowCms::BadGateway,
    ];
    let reason = format!("service_{subject}_refused_{object}").leak();
    let description = format!(
        "Service {subject} refused part {object} of the request: it was checked **before** anything \
         was stored, so that nothing has changed.\n\nSee [the guide](https://docs.example.com/{at}) \
         for `part-{object}`.\n\n# Causes\n\n* The part has another version.\n* The part is too \
         long, counted in *characters*.\n\n# Solutions\n\n1. Read the limits: `GET /limits/{at}`.\n\
         2. Send the part again, shortened.\n"
    );
    let mut more = More::new()
        .detail(DetailPolicy::Template("part {part} is too long by {n}"))
        .headers(HEADERS)
        .members(MEMBERS);
    if object % 7 == 1 {
        more = more.retry(Retry::Backoff);
    }
    let declared = Declared::new(
        codes[usize::from(at) % codes.len()].code(),
        reason,
        format!("Service{subject}Refused{object}").leak(),
    )
    .describe(description.leak())
    .title(format!("Part {object} was refused").leak())
    .context(format!("Compare part {object} with the limits of service {subject}.").leak())
    .more(Box::leak(Box::new(more)));
    ProblemType::__new(declared, &VOICE, usize::from(at))
}

static VOICE: Voice = VoiceOf::<FlowCms>::__FLOW_VOICE
    .based("https://docs.example.com/errors#")
    .kept_in(cells);

fn cells() -> &'static [Cell] {
    static CELLS: [Cell; ENTRIES as usize] = [const { Cell::new() }; ENTRIES as usize];
    &CELLS
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_2000_entries_opens_where_it_should_and_is_searched() {
    let catalog = catalog();
    let start = Instant::now();
    let page = catalog.to_html();
    let took = start.elapsed();
    let mut figures = format!(
        "{ENTRIES} entries, {} KiB: written in {took:?}",
        page.len() / 1024
    );

    assert!(
        !page.contains("class=\"handling\""),
        "it is on the page of each"
    );

    let Some(browser) = Browser::with(page).await else {
        return;
    };
    browser.open("/errors#service_49_refused_39").await;
    let opened = browser
        .eval("(n => [n.domInteractive - n.responseEnd, n.domContentLoadedEventEnd - n.domContentLoadedEventStart])(performance.getEntriesByType('navigation')[0])")
        .await;
    let _ = write!(figures, "\nparsed, then made ready, in ms: {opened}");
    browser.wait("(t => t >= 0 && t < innerHeight / 2)(document.getElementById('service_49_refused_39').getBoundingClientRect().top)").await;

    browser.wait("(b => b.bottom < innerHeight + 2)(document.querySelector('nav [aria-current]').getBoundingClientRect())").await;

    // Each key with the layout and the frame that follow from it.
    let script = "const [done] = arguments, q = document.querySelector('[name=q]'), times = [];
        (async () => {
            for (const text of ['s', 'se', 'ser', 'serv', 'servi', 'servic', 'service', 'service_4', 'service_49', 'service_4', 'service', '', 'limits 1999', '']) {
                const start = performance.now();
                q.value = text;
                q.dispatchEvent(new Event('input', { bubbles: true }));
                document.body.offsetHeight;
                const laidOut = performance.now() - start;
                await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)));
                times.push([text, Math.round(laidOut), Math.round(performance.now() - start), document.querySelector('.count').textContent]);
            }
            done(times);
        })();";
    let keys = browser
        .client
        .execute_async(script, vec![])
        .await
        .expect("times");
    let _ = write!(figures, "\na key, laid out and drawn after ms: {keys}");
    assert_eq!(keys[8][3], Value::from("40 of 2000 errors"));
    browser.screenshot("2000-entries").await;
    // Timings are printed, not judged: `cargo test -p flowcms-status-tests --features tools --test contract many -- --nocapture`
    println!("{figures}");
    browser.close().await;
}
