//! The table of the FlowCMS content API, word for word as its document has it.

use flowcms_status_macros::status_table;

status_table! {
    /// HTTP status codes of the FlowCMS content API.
    ///
    /// An error type answers with codes of this table unless `#[flow(table = ...)]`
    /// names another one.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// assert_eq!(FlowCms::NotFound.code(), 404);
    /// assert_eq!(FlowCms::NotFound.to_string(), "404 Not Found");
    /// ```
    #[flow(crate = crate, __rows = __flowcms_row)]
    pub enum FlowCms {
        1xx "Informational" "Request received, continuing process." {
            100 "Continue" "Interim response indicating the server has received the request headers. Rarely used in standard REST interactions.",
            101 "Switching Protocols" "Used when upgrading to WebSocket connections for real-time content sync or live preview features.",
        }

        2xx "Success" "The request was successfully received, understood, and accepted." {
            200 "OK" "Successful GET, PUT, or PATCH request. Returns the requested content or updated resource.",
            201 "Created" "Successfully created a new content entry, asset, or user. Response body includes the new resource.",
            202 "Accepted" "Request accepted for asynchronous processing (e.g., bulk media import or large dataset sync).",
            204 "No Content" "DELETE or PATCH successful. No response body is returned.",
        }

        3xx "Redirection" "Further action must be taken to complete the request." {
            301 "Moved Permanently" "Content endpoint permanently moved. Update your integration to use the new URL.",
            304 "Not Modified" "Resource hasn't changed since your last `If-Modified-Since` or `ETag` request. Safe to use cached version.",
        }

        4xx "Client Error" "The request contains bad syntax or cannot be fulfilled." {
            400 "Bad Request" "Malformed JSON, invalid query parameters, or missing required fields in the payload.",
            #[flow(header("WWW-Authenticate" = "Bearer"))]
            401 "Unauthorized" "Missing or invalid API key/token. Check your authentication headers and token expiration.",
            403 "Forbidden" "Valid auth, but insufficient permissions for this content type or organization.",
            404 "Not Found" "Requested content entry, endpoint, or asset does not exist in your workspace.",
            405 "Method Not Allowed" "Invalid HTTP method for this endpoint (e.g., using GET on a POST-only route).",
            408 "Request Timeout" "Request took too long. Usually happens with excessively large queries or unoptimized filters.",
            409 "Conflict" "Version mismatch during update or duplicate resource conflict.",
            422 "Unprocessable Entity" "Payload structure is correct but failed semantic validation (e.g., invalid slug format, reserved characters).",
            #[flow(retry(after = "X-RateLimit-Reset"))]
            429 "Too Many Requests" "Rate limit exceeded. Check `X-RateLimit-Reset` header and implement exponential backoff.",
        }

        5xx "Server Error" "The server failed to fulfill a valid request." {
            500 "Internal Server Error" "Unexpected FlowCMS backend error. Retry with backoff. If persistent, contact support.",
            502 "Bad Gateway" "Upstream service or database temporarily unavailable during routing.",
            503 "Service Unavailable" "Maintenance window or capacity reached. Check status.flowcms.io for updates.",
            504 "Gateway Timeout" "Upstream service didn't respond in time. Usually resolves on retry.",
        }
    }
}
