// Documents in the manner of the app: aliases, fragments inside the document, variables nobody declared.
import gql from "graphql-tag";

const media = `
  fragment media on MediaContent { id contentType captionText copyright sourceUrl { id url description } }
`;
const provider = `
  fragment provider on DataProvider { id name notice dataType logo { url } }
`;
const address = `
  fragment place on Address { id kind addition street zip city geoLocation { id latitude longitude } }
`;
const contact = `
  fragment contact on Contact { id firstName lastName phone fax email webUrls { id url } }
`;
const price = `
  fragment price on Price { id name: category title: name amount groupPrice description }
`;
const blocks = `
  fragment block on ContentBlock { id title intro body mediaContents { ...media } }
`;
const parts = (...fragments) => fragments.join("");

export const NEWS_LIST = gql`
  query NewsItems(
    $ids: [ID], $limit: Int, $offset: Int, $order: NewsItemsOrder, $dataProviderId: ID, $categoryId: ID,
    $categoryIds: [ID], $dateRange: [String], $excludeDataProviderIds: [ID], $excludeMowasRegionalKeys: [String]
  ) {
    newsItems(
      ids: $ids, limit: $limit, skip: $offset, order: $order, dataProviderId: $dataProviderId, categoryId: $categoryId,
      categoryIds: $categoryIds, dateRange: $dateRange, excludeDataProviderIds: $excludeDataProviderIds,
      excludeMowasRegionalKeys: $excludeMowasRegionalKeys
    ) { ...news }
  }
  fragment news on NewsItem {
    id mainTitle: title publishedAt payload
    categories { id name }
    sourceUrl { id url description }
    dataProvider { ...provider }
    settings { displayOnlySummary onlySummaryLinkText }
    contentBlocks { ...block }
  }
  ${parts(media, provider, blocks)}
`;

export const NEWS_SOURCES = gql`
  query dataProviders { newsItemsDataProviders { id name } }
`;

const event = `
  fragment event on EventRecord {
    id title description listDate recurring
    category { id name } categories { id name }
    dates { id weekday dateFrom: dateStart dateTo: dateEnd timeFrom: timeStart timeTo: timeEnd timeDescription }
    addresses { ...place }
    location { id name regionName }
    contacts { ...contact }
    webUrls: urls { id url description }
    mediaContents { ...media }
    operatingCompany: organizer { id name address { ...place } contact { ...contact } }
    priceInformations { ...price }
    dataProvider { ...provider }
    settings { displayOnlySummary onlySummaryLinkText }
  }
  ${parts(media, provider, address, contact, price)}
`;

export const EVENT = gql`
  query EventRecord($id: ID!) { eventRecord(id: $id) { ...event } }
  ${event}
`;

export const EVENT_BOOKMARKS = gql`
  query EventRecords($ids: [ID], $onlyUniqEvents: Boolean) {
    eventRecords(ids: $ids, onlyUniqEvents: $onlyUniqEvents) { ...event }
  }
  ${event}
`;

export const EVENT_ROWS = gql`
  query EventRecords(
    $limit: Int, $offset: Int, $order: EventRecordsOrder, $dateRange: [String], $categoryIds: [ID], $locations: [String]
  ) {
    eventRecords(
      limit: $limit, skip: $offset, order: $order, dateRange: $dateRange, categoryIds: $categoryIds, locations: $locations
    ) {
      id title listDate
      date { id dateFrom: dateStart dateTo: dateEnd timeFrom: timeStart timeTo: timeEnd }
      addresses { id addition city }
    }
  }
`;

export const EVENT_PLACES = gql`
  query { eventRecordsAddresses { city } }
`;

const place = `
  fragment poi on PointOfInterest {
    id title: name description payload
    category { id name iconName }
    categories { id name }
    addresses { ...place }
    contact { ...contact }
    webUrls { id url description }
    mediaContents { ...media }
    openingHours { id weekday dateFrom dateTo timeFrom timeTo open description useYear }
    operatingCompany { id name contact { ...contact } }
    priceInformations { ...price }
    certificates { id name }
    dataProvider { ...provider }
    lunches { id text lunchOffers { id name price } }
    vouchers { id }
    hasTravelTimes
  }
`;

const tour = `
  fragment tour on Tour {
    id title: name description lengthKm payload meansOfTransportation
    category { id name }
    addresses { ...place }
    contact { ...contact }
    mediaContents { ...media }
    geometryTourData { id latitude longitude }
    tourStops { id title: name description location { id name geoLocation { id latitude longitude } } mediaContents { ...media } payload }
    dataProvider { ...provider }
  }
`;

export const PLACES_AND_TOURS = gql`
  query PointsOfInterestAndTours($limit: Int, $orderPoi: PointsOfInterestOrder, $orderTour: ToursOrder, $onlyWithImage: Boolean) {
    pointsOfInterest(limit: $limit, order: $orderPoi, onlyWithImage: $onlyWithImage) { ...poi }
    tours(limit: $limit, order: $orderTour, onlyWithImage: $onlyWithImage) { ...tour }
  }
  ${parts(place, tour, media, provider, address, contact, price)}
`;

export const PLACE = gql`
  query PointOfInterest($id: ID!) { pointOfInterest(id: $id) { ...poi } }
  ${parts(place, media, provider, address, contact, price)}
`;

export const TOUR = gql`
  query Tour($id: ID!) { tour(id: $id) { ...tour } }
  ${parts(tour, media, provider, address, contact)}
`;

export const CATEGORIES = gql`
  query Categories($ids: [ID], $excludeIds: [ID], $location: String) {
    categories(ids: $ids, excludeIds: $excludeIds) {
      id title: name iconName
      pointsOfInterestTreeCount(location: $location) toursTreeCount(location: $location) upcomingEventRecordsCount(location: $location)
      parent { id } children { id title: name }
    }
  }
`;

export const GENERIC_LIST = gql`
  query GenericItems($ids: [ID], $genericType: String, $limit: Int, $offset: Int, $order: GenericItemOrder, $categoryIds: [ID]) {
    genericItems(ids: $ids, genericType: $genericType, limit: $limit, skip: $offset, order: $order, categoryIds: $categoryIds) {
      id genericType title teaser publicationDate publishedAt payload externalId
      addresses { ...place }
      categories { id name }
      companies { id name address { ...place } contact { ...contact } }
      contacts { ...contact }
      contentBlocks { ...block }
      dates { id dateStart dateEnd timeStart timeEnd }
      mediaContents { ...media }
      priceInformations { ...price }
      webUrls { id url description }
      dataProvider { ...provider }
    }
  }
  ${parts(media, provider, address, contact, price, blocks)}
`;

export const CONSTRUCTION_SITES = gql`
  query ConstructionSites($ids: [ID]) {
    constructionSites: genericItems(ids: $ids, genericType: "ConstructionSite") { id title payload dates { id dateStart dateEnd } }
  }
`;

export const PUBLIC_JSON = gql`
  query PublicJsonFile($name: String!, $version: String) { publicJsonFile(name: $name, version: $version) { content } }
`;

export const PUBLIC_HTML = gql`
  query PublicHtmlFile($name: String!, $version: String) { publicHtmlFile(name: $name, version: $version) { content name } }
`;
