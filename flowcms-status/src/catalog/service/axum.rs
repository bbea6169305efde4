//! Routes of axum 0.8.

use axum::Router;

use super::CatalogService;

/// Routes for the path and for each reason under it, to be merged into those of the API.
///
/// ```
/// use axum::Router;
/// use flowcms_status::FlowCms;
///
/// let api: Router = Router::new().merge(FlowCms::CATALOG.service());
/// ```
impl<S: Clone + Send + Sync + 'static> From<CatalogService> for Router<S> {
    fn from(service: CatalogService) -> Self {
        let path = service.path();
        let (folder, reason) = (format!("{path}/"), format!("{path}/{{reason}}"));
        let mut router = Self::new();
        if !path.is_empty() {
            router = router.route_service(path, service.clone());
        }
        if service.discovery.has_api_catalog() {
            router = router.route_service(super::WELL_KNOWN, service.clone());
        }
        router
            .route_service(&folder, service.clone())
            .route_service(&reason, service.clone())
            .route_service(&format!("{reason}/"), service)
    }
}
