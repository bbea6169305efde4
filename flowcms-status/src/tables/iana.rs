//! The table of the IANA registry of HTTP status codes.

use flowcms_status_macros::status_table;

status_table! {
    /// Every assigned HTTP status code of the IANA registry, from 100 to 599, for
    /// APIs other than that of FlowCMS.
    ///
    /// Codes that the [registry](https://www.iana.org/assignments/http-status-codes)
    /// lists as unassigned, unused (306 and 418) or temporary (104) are left out.
    ///
    /// No row has a header of its own, for a server alone knows its challenge: an error
    /// with a code such as 401 or 405 declares the header that HTTP demands of it.
    ///
    /// ```
    /// use flowcms_status::Http;
    ///
    /// assert_eq!(Http::UriTooLong.code(), 414);
    /// assert_eq!(Http::UriTooLong.to_string(), "414 URI Too Long");
    /// ```
    #[flow(crate = crate, __rows = __http_row)]
    pub enum Http {
        1xx "Informational" "An interim response: the request goes on, and a final response follows." {
            100 "Continue" "The server has the headers and waits for the content, so send it now (RFC 9110, section 15.2.1).",
            101 "Switching Protocols" "The server changes this connection to the protocol named in its `Upgrade` header (RFC 9110, section 15.2.2).",
            102 "Processing" "The server has the whole request and is still at work, so keep waiting for the final response (RFC 2518).",
            103 "Early Hints" "These headers are likely in the final response; load what they link to in the meantime (RFC 8297).",
        }

        2xx "Successful" "The server did what the request asks, or agreed to do it." {
            200 "OK" "The request succeeded, and the content is its result (RFC 9110, section 15.3.1).",
            201 "Created" "A new resource exists; `Location` has its address, or else it is the target itself (RFC 9110, section 15.3.2).",
            202 "Accepted" "The request is accepted but not finished, so ask for its outcome later (RFC 9110, section 15.3.3).",
            203 "Non-Authoritative Information" "The request succeeded, but a proxy on the way changed what the origin server sent (RFC 9110, section 15.3.4).",
            204 "No Content" "The request succeeded, and there is no content to read (RFC 9110, section 15.3.5).",
            205 "Reset Content" "The request succeeded; reset the form or view that it came from (RFC 9110, section 15.3.6).",
            206 "Partial Content" "Only the requested ranges are sent; `Content-Range`, here or in each body part, says which (RFC 9110, section 15.3.7).",
            207 "Multi-Status" "Several resources answer, each with its own status in the content, so read every one of them (RFC 4918).",
            208 "Already Reported" "The members of this collection are listed earlier in the same response and not repeated here (RFC 5842).",
            226 "IM Used" "The content is what the manipulations named in `IM` made, such as a change to apply to a stored copy (RFC 3229).",
        }

        3xx "Redirection" "One more step is needed, mostly a request to another address." {
            300 "Multiple Choices" "Several representations exist; choose one, or follow `Location` to the preferred one (RFC 9110, section 15.4.1).",
            301 "Moved Permanently" "The resource has a new address for good; use the one in `Location` from now on (RFC 9110, section 15.4.2).",
            302 "Found" "The resource is at the address in `Location` for now; keep using this one for later requests (RFC 9110, section 15.4.3).",
            303 "See Other" "The answer is at another address; fetch the one in `Location` with GET (RFC 9110, section 15.4.4).",
            304 "Not Modified" "The copy that the client has is still current, so use it; no content is sent (RFC 9110, section 15.4.5).",
            305 "Use Proxy" "Deprecated: do not follow it, because a response that chooses the client's proxy is a security risk (RFC 9110, section 15.4.6).",
            307 "Temporary Redirect" "The resource is at `Location` for now; repeat the request there with the same method (RFC 9110, section 15.4.8).",
            308 "Permanent Redirect" "The resource is at `Location` for good; repeat the request with the same method, there from now on (RFC 9110, section 15.4.9).",
        }

        4xx "Client Error" "The fault seems to be in the request, which most often has to change before it is sent again." {
            400 "Bad Request" "The request is malformed; correct it before sending it again (RFC 9110, section 15.5.1).",
            401 "Unauthorized" "Valid credentials are missing; send those that `WWW-Authenticate` asks for (RFC 9110, section 15.5.2).",
            402 "Payment Required" "Reserved for future use; many APIs ask for a payment with it, and the content says how (RFC 9110, section 15.5.3).",
            403 "Forbidden" "The server understood the request and refuses it; the same credentials will not help (RFC 9110, section 15.5.4).",
            404 "Not Found" "Nothing is found at this target, or the server does not say (RFC 9110, section 15.5.5).",
            405 "Method Not Allowed" "The target does not support this method; `Allow` lists those that it does (RFC 9110, section 15.5.6).",
            406 "Not Acceptable" "No representation fits the `Accept` headers of the request; ask for another or accept more (RFC 9110, section 15.5.7).",
            407 "Proxy Authentication Required" "The proxy wants credentials; send those that `Proxy-Authenticate` asks for (RFC 9110, section 15.5.8).",
            408 "Request Timeout" "The request was not complete in time; send it again on a new connection (RFC 9110, section 15.5.9).",
            409 "Conflict" "The request conflicts with the resource's current state; fetch that, merge and try again (RFC 9110, section 15.5.10).",
            410 "Gone" "The resource was removed and will not come back; delete what links to it (RFC 9110, section 15.5.11).",
            411 "Length Required" "The server wants to know the size beforehand; repeat the request with `Content-Length` (RFC 9110, section 15.5.12).",
            412 "Precondition Failed" "A condition in the request's headers does not hold; fetch the current version and try again (RFC 9110, section 15.5.13).",
            413 "Content Too Large" "The content is larger than the server accepts; send less, or wait if `Retry-After` is given (RFC 9110, section 15.5.14).",
            414 "URI Too Long" "The address is longer than the server accepts; shorten it, or send the data as content (RFC 9110, section 15.5.15).",
            415 "Unsupported Media Type" "The content's format or encoding is not supported; `Accept` or `Accept-Encoding` may list what is (RFC 9110, section 15.5.16).",
            416 "Range Not Satisfiable" "None of the requested ranges can be sent; `Content-Range` may give the current length (RFC 9110, section 15.5.17).",
            417 "Expectation Failed" "The server cannot do what `Expect` asks; repeat the request without that header (RFC 9110, section 15.5.18).",
            421 "Misdirected Request" "This connection leads to a server that does not answer for the host; retry on another connection (RFC 9110, section 15.5.20).",
            422 "Unprocessable Content" "The content is well formed but cannot be acted upon; correct its values (RFC 9110, section 15.5.21).",
            423 "Locked" "The resource is locked; send the token of the lock, or wait until it is released (RFC 4918).",
            424 "Failed Dependency" "An action that this one depends on has failed; settle that failure first (RFC 4918).",
            425 "Too Early" "The request came before the TLS handshake was complete and may be a replay; repeat it afterwards (RFC 8470).",
            426 "Upgrade Required" "The server refuses this protocol; repeat the request with one that `Upgrade` lists (RFC 9110, section 15.5.22).",
            428 "Precondition Required" "Send a condition such as `If-Match` along, so that nobody else's change is overwritten (RFC 6585).",
            429 "Too Many Requests" "Too many requests came in too short a time; slow down and wait as long as `Retry-After` says (RFC 6585).",
            431 "Request Header Fields Too Large" "One header field, or all of them together, takes too much room; make them smaller (RFC 6585).",
            451 "Unavailable For Legal Reasons" "Access is denied because of a legal demand; the content should explain which (RFC 7725).",
        }

        5xx "Server Error" "The server knows that it failed, or that it cannot do what the request asks." {
            500 "Internal Server Error" "The server met a condition that it did not expect; try again later, and report it if it stays (RFC 9110, section 15.6.1).",
            501 "Not Implemented" "The server lacks what the request needs, often the method itself; repeating it will not help (RFC 9110, section 15.6.2).",
            502 "Bad Gateway" "A server behind this gateway sent an invalid response; try again later (RFC 9110, section 15.6.3).",
            503 "Service Unavailable" "The server is overloaded or under maintenance; try again later, after `Retry-After` if it is given (RFC 9110, section 15.6.4).",
            504 "Gateway Timeout" "A server behind this gateway did not answer in time; try again later (RFC 9110, section 15.6.5).",
            505 "HTTP Version Not Supported" "The server refuses the request's major version of HTTP; use another one (RFC 9110, section 15.6.6).",
            506 "Variant Also Negotiates" "The server's choice of a representation is set up wrong and leads nowhere; report it to the operator (RFC 2295).",
            507 "Insufficient Storage" "The server has no room to store what the request needs; see that space is freed before repeating it (RFC 4918).",
            508 "Loop Detected" "The server stopped at an endless loop below the target; ask with a smaller `Depth` (RFC 5842).",
            510 "Not Extended" "The request lacks an extension that the server demands; the code is obsolete, so do not build on it (RFC 2774).",
            511 "Network Authentication Required" "A captive portal answers here, not the API; sign in to the network and repeat the request (RFC 6585).",
        }
    }
}
