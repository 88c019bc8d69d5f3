-- The relational form of the same content, as both peers read it. Keys and indexes follow in indexes.sql.
-- A web link that always belongs to exactly one thing (source of a news item, picture, logo) is a column of it.
CREATE SCHEMA peer;
SET search_path = peer;

CREATE TABLE municipality (id int NOT NULL, slug text NOT NULL, name text NOT NULL);
CREATE TABLE data_provider (
    id int NOT NULL, municipality_id int NOT NULL, name text NOT NULL, logo_url text NOT NULL
);
CREATE TABLE category (id int NOT NULL, municipality_id int NOT NULL, name text NOT NULL, icon_name text);

CREATE TABLE news_item (
    id int NOT NULL, municipality_id int NOT NULL, data_provider_id int NOT NULL, external_id text NOT NULL,
    title text NOT NULL, author text, published_at timestamptz NOT NULL, source_url text, source_description text,
    visible boolean NOT NULL
);
CREATE TABLE news_item_category (id int NOT NULL, news_item_id int NOT NULL, category_id int NOT NULL);
CREATE TABLE content_block (
    id int NOT NULL, news_item_id int NOT NULL, title text, intro text, body text
);

CREATE TABLE event (
    id int NOT NULL, municipality_id int NOT NULL, data_provider_id int NOT NULL, external_id text NOT NULL,
    title text NOT NULL, description text, organizer_id int,
    recurring boolean NOT NULL, recurring_type int, recurring_interval int, recurring_weekdays int[],
    visible boolean NOT NULL
);
CREATE TABLE event_category (id int NOT NULL, event_id int NOT NULL, category_id int NOT NULL);
CREATE TABLE occurrence (
    id int NOT NULL, event_id int NOT NULL, date_start date NOT NULL, date_end date NOT NULL,
    time_start time, time_end time
);

CREATE TABLE place (
    id int NOT NULL, municipality_id int NOT NULL, data_provider_id int NOT NULL, external_id text NOT NULL,
    name text NOT NULL, description text, operating_company_id int, visible boolean NOT NULL
);
CREATE TABLE place_category (id int NOT NULL, place_id int NOT NULL, category_id int NOT NULL);
CREATE TABLE opening_hour (
    id int NOT NULL, place_id int NOT NULL, weekday text, time_from time, time_to time,
    sort_number int NOT NULL, open boolean NOT NULL
);

-- Parts that several kinds have: one owner each.
CREATE TABLE company (id int NOT NULL, name text NOT NULL);
CREATE TABLE address (
    id int NOT NULL, event_id int, place_id int, company_id int,
    addition text, street text, zip text, city text, kind text, latitude float8, longitude float8
);
CREATE TABLE contact (
    id int NOT NULL, event_id int, place_id int, company_id int,
    first_name text, last_name text, phone text, email text
);
CREATE TABLE web_url (
    id int NOT NULL, event_id int, place_id int, contact_id int, url text NOT NULL, description text
);
CREATE TABLE media_content (
    id int NOT NULL, content_block_id int, event_id int, place_id int,
    caption_text text, copyright text, content_type text NOT NULL, width int, height int, url text NOT NULL
);
CREATE TABLE price (
    id int NOT NULL, event_id int, place_id int, name text, amount float8, description text
);
