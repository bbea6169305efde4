//! What stands in the components, written by hand.

use flowcms_status::{Catalog, Catalogued, FlowCms};
use serde_json::{Value, json};

use crate::every_key::EveryKey;

fn components() -> Value {
    EveryKey::CATALOG.to_openapi()["components"].take()
}

#[test]
fn a_problem_type_is_the_base_and_what_it_always_says() {
    let schema = components()["schemas"]["RateLimitedProblem"].take();
    assert_eq!(
        schema["allOf"],
        json!([
            { "$ref": "#/components/schemas/Problem" },
            {
                "type": "object",
                "properties": {
                    "type": {
                        "type": "string",
                        "const": "https://docs.example.com/errors#rate_limited",
                    },
                    "title": { "type": "string", "const": "Too Many Requests" },
                    "status": { "type": "integer", "const": 429 },
                    "reason": { "type": "string", "const": "rate_limited" },
                    "api_version": { "type": "string" },
                    "policy": { "type": "string" },
                },
                "required": ["type", "title", "status", "reason", "api_version", "policy"],
            },
        ])
    );
    assert_eq!(schema.get("deprecated"), None);
}

#[test]
fn run_time_codes_are_an_enum_with_the_one_title_of_their_type_uri() {
    let schema = components()["schemas"]["UpstreamProblem"].take();
    let properties = &schema["allOf"][1]["properties"];
    assert_eq!(
        properties["status"],
        json!({ "type": "integer", "enum": [502, 413, 415] })
    );
    assert_eq!(properties["title"]["const"], "Bad Gateway", "{properties}");
}

#[test]
fn deprecated_types_say_so() {
    let schema = components()["schemas"]["EntryGoneProblem"].take();
    assert_eq!(schema["deprecated"], true);
    let about = schema["description"].as_str().unwrap();
    assert!(
        about.starts_with("**Deprecated** since 2.0.0: use `entry_not_found`\n\n"),
        "{about}"
    );
}

#[test]
fn html_of_a_declaration_is_text_in_descriptions() {
    let document = EveryKey::CATALOG.to_openapi();
    let about = document["components"]["schemas"]["EntryNotFoundProblem"]["description"].clone();
    assert_eq!(
        about,
        "The slug names no entry.\n\n# Causes\n\nIt was `deleted`, or \
         &lt;script>alert(\"never\")&lt;/script> published.\n\n# Solutions\n\nList the entries.\n\n\
         List \"them\" &lt;b>all&lt;/b>."
    );
    let example = &EveryKey::responses().to_value()["404"]["content"]["application/problem+json"]["examples"]
        ["entry_not_found"]["value"];
    // It is no Markdown there.
    assert_eq!(example["context"], "List \"them\" <b>all</b>.");
}

#[test]
fn names_follow_from_reasons_alone_and_are_all_different() {
    let schemas = components()["schemas"].take();
    assert!(schemas.get("EntryMoved12Problem").is_some());
    assert!(schemas.get("EntryNotFoundProblem").is_some());
    for part in [
        EveryKey::responses_for(&["page_not_found"]),
        EveryKey::responses(),
    ] {
        for (name, schema) in part.schemas() {
            assert_eq!(schemas[&name], schema);
        }
    }
}

#[test]
fn a_schema_that_refers_to_itself_is_a_component() {
    let schemas = components()["schemas"].take();
    let folder = &schemas["MembersProblem"]["allOf"][1]["properties"]["folder"];
    let to = folder["$ref"].as_str().unwrap();
    let name = to.strip_prefix("#/components/schemas/").unwrap();
    assert!(name.starts_with("MembersProblem.folder"), "{name}");
    assert_eq!(schemas[name]["properties"]["folders"]["items"]["$ref"], to);
}

#[test]
fn responses_refer_to_headers_which_stand_there_once() {
    let components = components();
    let too_many = &components["responses"]["TooManyRequests"];
    assert_eq!(
        too_many["headers"],
        json!({
            "Cache-Control": { "$ref": "#/components/headers/Cache-Control" },
            "Retry-After": { "$ref": "#/components/headers/Retry-After" },
            "X-Api": { "$ref": "#/components/headers/X-Api" },
            "X-RateLimit-Policy": { "$ref": "#/components/headers/X-RateLimit-Policy" },
            "X-RateLimit-Reset": { "$ref": "#/components/headers/X-RateLimit-Reset" },
        })
    );
    let headers = &components["headers"];
    assert_eq!(
        headers["Retry-After"]["schema"],
        json!({ "type": "integer", "minimum": 0 })
    );
    assert_eq!(headers["Retry-After"].get("required"), None);
    assert_eq!(
        headers["X-Api"]["schema"],
        json!({ "type": "string", "const": "1" })
    );
    assert_eq!(headers["Cache-Control"]["schema"]["const"], "no-store");
    assert_eq!(headers["Cache-Control"]["required"], true);
}

#[test]
fn a_document_of_3_0_has_enums_of_one_instead_of_constants() {
    let document = EveryKey::CATALOG.openapi().version_3_0().to_value();
    assert_eq!(document["openapi"], "3.0.3");
    let schema = &document["components"]["schemas"]["PageNotFoundProblem"]["allOf"][1];
    assert_eq!(
        schema["properties"]["status"],
        json!({ "type": "integer", "enum": [404] })
    );
    let text = document.to_string();
    for key in ["\"const\"", "\"prefixItems\"", "\"$defs\"", "\"null\""] {
        assert!(!text.contains(key), "{key}");
    }
}

#[test]
fn a_document_has_the_title_and_the_version_of_the_api() {
    const API: Catalog = Catalog::new("Content API")
        .version("1.4.0")
        .with(FlowCms::CATALOG);
    let document = API.to_openapi();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(
        document["info"],
        json!({ "title": "Content API", "version": "1.4.0" })
    );
    assert_eq!(document["paths"], json!({}));
    assert_eq!(
        document["components"]["schemas"].as_object().unwrap().len(),
        14
    );
}

#[test]
fn yaml_says_the_same_as_json_and_is_read_from_the_top() {
    for document in [
        EveryKey::CATALOG.openapi(),
        EveryKey::CATALOG.openapi().version_3_0(),
    ] {
        let value = document.to_value();
        let yaml = document.to_yaml();
        assert_eq!(yaml_serde::from_str::<Value>(&yaml).unwrap(), value);
        assert_eq!(
            serde_json::from_str::<Value>(&document.to_json()).unwrap(),
            value
        );
        let keys: Vec<&str> = (yaml.lines())
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(keys, ["openapi", "info", "paths", "components"]);
    }
}

/// An operation with the responses, in a document of the API.
fn operation(responses: impl Into<Value>) -> Value {
    json!({ "/entries": { "get": { "responses": responses.into() } } })
}

#[test]
fn a_whole_document_says_headers_and_examples_once() {
    let responses = EveryKey::responses_for(&["entry_not_found", "upstream"]);
    let document = EveryKey::CATALOG
        .openapi()
        .complete(json!({ "paths": operation(responses) }));
    let of_get = &document["paths"]["/entries"]["get"]["responses"];
    let gone = &of_get["404"];
    assert_eq!(
        gone["headers"]["Cache-Control"],
        json!({ "$ref": "#/components/headers/Cache-Control" })
    );
    let examples = |code: &str| &of_get[code]["content"]["application/problem+json"]["examples"];
    assert_eq!(
        examples("404")["entry_not_found"],
        json!({ "$ref": "#/components/examples/EntryNotFoundProblem" })
    );
    assert_eq!(
        examples("413")["upstream"],
        json!({ "$ref": "#/components/examples/UpstreamProblem.413" })
    );
    let components = &document["components"];
    assert_eq!(
        components["headers"]["Cache-Control"]["schema"]["const"],
        "no-store"
    );
    assert_eq!(
        components["examples"]["UpstreamProblem.413"]["value"]["status"],
        413
    );
    // Where nothing can be referred to, all of it stands in its place.
    assert_eq!(
        responses.to_value()["404"]["headers"]["Cache-Control"]["required"],
        true
    );
}

#[test]
fn components_are_of_the_version_that_the_document_has() {
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "openapi": "3.0.1",
        "paths": operation(EveryKey::responses_for(&["page_not_found"]).version_3_0()),
    }));
    assert_eq!(document["openapi"], "3.0.1");
    let schema = &document["components"]["schemas"]["PageNotFoundProblem"]["allOf"][1];
    assert_eq!(schema["properties"]["status"]["enum"], json!([404]));
    assert_eq!(
        document["components"]["headers"]["Cache-Control"]["schema"]["enum"],
        json!(["no-store"])
    );
}

#[test]
fn a_problem_of_the_api_itself_is_not_taken_for_the_base() {
    let own = json!({ "type": "string", "description": "What ails a patient." });
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "components": { "schemas": { "Problem": own } },
        "paths": operation(EveryKey::responses_for(&["page_not_found"])),
    }));
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["Problem"], own);
    assert_eq!(
        schemas["PageNotFoundProblem"]["allOf"][0]["$ref"],
        "#/components/schemas/ProblemBase"
    );
    assert_eq!(schemas["ProblemBase"]["type"], "object");
}

#[test]
fn a_document_of_3_2_has_summaries_and_says_what_an_unknown_reason_is() {
    let document = EveryKey::CATALOG.openapi().version_3_2().to_value();
    assert_eq!(document["openapi"], "3.2.0");
    let not_found = &document["components"]["responses"]["NotFound"];
    assert_eq!(not_found["summary"], "Not Found");
    let schema = &not_found["content"]["application/problem+json"]["schema"];
    assert_eq!(
        schema["discriminator"]["defaultMapping"],
        "#/components/schemas/Problem"
    );
    let older = EveryKey::CATALOG.to_openapi();
    assert_eq!(
        older["components"]["responses"]["NotFound"].get("summary"),
        None
    );
}

#[test]
fn an_operation_refers_to_the_responses_of_the_catalogue() {
    let document = EveryKey::CATALOG
        .openapi()
        .complete(json!({ "paths": operation(EveryKey::responses()) }));
    let of_get = document["paths"]["/entries"]["get"]["responses"].as_object();
    for (code, response) in of_get.unwrap() {
        let to = response["$ref"].as_str().unwrap_or_default();
        let pointer = to.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{code}: {response}");
    }
}

#[test]
fn a_narrowed_response_of_several_operations_is_there_once() {
    let reading = || EveryKey::responses_for(&["entry_not_found", "page_not_found"]);
    let document = EveryKey::CATALOG.openapi().complete(json!({ "paths": {
        "/entries": { "get": { "responses": Value::from(reading()) } },
        "/pages": { "get": { "responses": Value::from(reading()) } },
    } }));
    let to = json!({ "$ref": "#/components/responses/NotFound" });
    assert_eq!(document["paths"]["/entries"]["get"]["responses"]["404"], to);
    assert_eq!(document["paths"]["/pages"]["get"]["responses"]["404"], to);
    let response = &document["components"]["responses"]["NotFound"];
    let schema = &response["content"]["application/problem+json"]["schema"];
    assert_eq!(schema["oneOf"].as_array().unwrap().len(), 2);
}

#[test]
fn a_number_stands_in_a_name_only_where_the_name_is_taken() {
    let reading = || {
        Value::from(EveryKey::responses_for(&[
            "entry_not_found",
            "page_not_found",
        ]))
    };
    let whole = |to: &str| json!({ "$ref": format!("#/components/responses/{to}") });
    let not_found = |whole: Value, theirs: Value| {
        let document = EveryKey::CATALOG.openapi().complete(json!({
            "components": { "responses": theirs },
            "paths": {
                "/entries": { "get": { "responses": reading() } },
                "/pages": { "get": { "responses": reading() } },
                "/all": { "get": { "responses": { "404": whole } } },
            },
        }));
        let paths = &document["paths"];
        let to = paths["/entries"]["get"]["responses"]["404"]["$ref"].clone();
        assert_eq!(paths["/pages"]["get"]["responses"]["404"]["$ref"], to);
        let to = to.as_str().expect("a reference").to_owned();
        let schema = "/content/application~1problem+json/schema/oneOf";
        let narrowed = &document.pointer(&to[1..]).expect("it is there");
        assert_eq!(
            narrowed
                .pointer(schema)
                .and_then(Value::as_array)
                .map(Vec::len),
            Some(2)
        );
        to
    };
    let of_all = EveryKey::responses().to_value()["404"].clone();
    for (of_all, theirs, name) in [
        (
            json!({ "description": "Of their own." }),
            json!({}),
            "NotFound",
        ),
        // The one of the whole catalogue is there, by a reference or in its place.
        (whole("NotFound"), json!({}), "NotFound-2"),
        (of_all, json!({}), "NotFound-2"),
        // One of the API's own is.
        (
            json!({}),
            json!({ "NotFound": { "description": "Mine." } }),
            "NotFound-2",
        ),
    ] {
        assert_eq!(
            not_found(of_all, theirs),
            format!("#/components/responses/{name}")
        );
    }
}

#[test]
fn schemas_of_the_api_itself_are_not_taken_for_those_of_the_catalogue() {
    let own = json!({ "type": "string", "description": "Mine." });
    let reading = EveryKey::responses_for(&["page_not_found"]);
    let all = EveryKey::responses();
    let names: Vec<String> = all.schemas().keys().cloned().collect();
    let theirs: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| (name.clone(), own.clone()))
        .collect();
    let mut reading = Value::from(reading);
    reading["200"] = json!({ "description": "A page.", "content": { "application/json": {
        "schema": { "$ref": "#/components/schemas/PageNotFoundProblem" },
    } } });
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "components": { "schemas": theirs },
        "paths": {
            "/pages": { "get": { "responses": reading } },
            "/all": { "get": { "responses": Value::from(all) } },
        },
    }));
    let schemas = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    for name in &names {
        assert_eq!(schemas[name], own, "{name}");
    }
    assert!(schemas.keys().all(|name| name.is_ascii()));
    // Theirs refer to theirs, ours to ours.
    let responses = &document["paths"]["/pages"]["get"]["responses"];
    let schema = |code: &str, media_type: &str| {
        responses[code]["content"][media_type]["schema"]["$ref"].clone()
    };
    assert_eq!(
        schema("200", "application/json"),
        "#/components/schemas/PageNotFoundProblem"
    );
    assert_eq!(
        schema("404", "application/problem+json"),
        "#/components/schemas/PageNotFoundProblem-2"
    );
    let ours = &schemas["PageNotFoundProblem-2"];
    assert_eq!(ours["x-flowcms-reason"], "page_not_found");
    assert_eq!(ours["allOf"][0]["$ref"], "#/components/schemas/ProblemBase");
    // Nothing of ours leads to theirs.
    let ours: Vec<&Value> = (schemas.iter())
        .filter(|(name, _)| !names.contains(name))
        .map(|(_, schema)| schema)
        .collect();
    let responses: Vec<&Value> = document["components"]["responses"]
        .as_object()
        .expect("responses")
        .values()
        .collect();
    for part in ours.into_iter().chain(responses) {
        let text = part.to_string();
        for name in &names {
            let to = format!("\"#/components/schemas/{name}\"");
            assert!(!text.contains(&to), "{name} in {text}");
        }
    }
}

#[test]
fn a_schema_of_the_api_for_a_problem_type_of_the_catalogue_stays_the_one() {
    let own = json!({ "type": "object", "description": "Mine.", "properties": {
        "reason": { "const": "page_not_found" },
    } });
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "components": { "schemas": { "PageNotFoundProblem": own } },
        "paths": operation(EveryKey::responses_for(&["page_not_found"])),
    }));
    let schemas = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    assert_eq!(schemas.keys().collect::<Vec<_>>(), ["PageNotFoundProblem"]);
}

#[test]
fn what_the_api_has_under_a_name_of_the_catalogue_stays_and_is_not_referred_to() {
    let own = json!({ "description": "Mine." });
    let header = json!({ "schema": { "type": "string" }, "description": "Mine." });
    let example = json!({ "summary": "Mine.", "value": 1 });
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "components": {
            "responses": { "NotFound": own },
            "headers": { "Cache-Control": header },
            "examples": { "PageNotFoundProblem": example },
        },
        "paths": operation(EveryKey::responses()),
    }));
    let components = &document["components"];
    assert_eq!(components["responses"]["NotFound"], own);
    assert_eq!(components["headers"]["Cache-Control"], header);
    assert_eq!(components["examples"]["PageNotFoundProblem"], example);
    let of_get = &document["paths"]["/entries"]["get"]["responses"];
    assert_eq!(of_get["404"]["$ref"], "#/components/responses/NotFound-2");
    let not_found = &components["responses"]["NotFound-2"];
    assert_eq!(
        not_found["headers"]["Cache-Control"]["$ref"],
        "#/components/headers/Cache-Control-2"
    );
    assert_eq!(
        not_found["content"]["application/problem+json"]["examples"]["page_not_found"]["$ref"],
        "#/components/examples/PageNotFoundProblem-2"
    );
    assert_eq!(
        components["headers"]["Cache-Control-2"]["schema"]["const"],
        "no-store"
    );
    let known = &components["examples"]["PageNotFoundProblem-2"]["value"]["reason"];
    assert_eq!(known, "page_not_found");
}

#[test]
fn what_an_unknown_reason_is_in_3_2_is_the_base_under_its_other_name_too() {
    let document = EveryKey::CATALOG.openapi().complete(json!({
        "openapi": "3.2.0",
        "components": { "schemas": { "Problem": { "type": "string" } } },
        "paths": operation(
            EveryKey::responses_for(&["entry_not_found", "page_not_found"]).version_3_2(),
        ),
    }));
    let response = &document["paths"]["/entries"]["get"]["responses"]["404"];
    assert_eq!(
        response["content"]["application/problem+json"]["schema"]["discriminator"]["defaultMapping"],
        "#/components/schemas/ProblemBase"
    );
}

#[test]
fn a_schema_says_its_reason_and_whether_to_send_the_request_again() {
    let schemas = components()["schemas"].take();
    let of = |name: &str, key: &str| schemas[name][format!("x-flowcms-{key}")].clone();
    assert_eq!(of("PageNotFoundProblem", "reason"), "page_not_found");
    assert_eq!(of("PageNotFoundProblem", "retry"), "never");
    assert_eq!(
        of("RateLimitedProblem", "retry"),
        json!({ "after": "Retry-After" })
    );
}
