SET search_path = peer;

ALTER TABLE municipality ADD PRIMARY KEY (id), ADD UNIQUE (slug);
ALTER TABLE data_provider ADD PRIMARY KEY (id),
    ADD FOREIGN KEY (municipality_id) REFERENCES municipality;
ALTER TABLE category ADD PRIMARY KEY (id), ADD FOREIGN KEY (municipality_id) REFERENCES municipality;

ALTER TABLE news_item ADD PRIMARY KEY (id), ADD UNIQUE (municipality_id, external_id),
    ADD FOREIGN KEY (municipality_id) REFERENCES municipality,
    ADD FOREIGN KEY (data_provider_id) REFERENCES data_provider;
CREATE INDEX ON news_item (municipality_id, published_at DESC, id DESC) WHERE visible;
CREATE INDEX ON news_item (data_provider_id);
ALTER TABLE news_item_category ADD PRIMARY KEY (id), ADD UNIQUE (news_item_id, category_id),
    ADD FOREIGN KEY (news_item_id) REFERENCES news_item, ADD FOREIGN KEY (category_id) REFERENCES category;
CREATE INDEX ON news_item_category (category_id);
ALTER TABLE content_block ADD PRIMARY KEY (id), ADD FOREIGN KEY (news_item_id) REFERENCES news_item;
CREATE INDEX ON content_block (news_item_id);

ALTER TABLE company ADD PRIMARY KEY (id);

ALTER TABLE event ADD PRIMARY KEY (id), ADD UNIQUE (municipality_id, external_id),
    ADD FOREIGN KEY (municipality_id) REFERENCES municipality,
    ADD FOREIGN KEY (data_provider_id) REFERENCES data_provider,
    ADD FOREIGN KEY (organizer_id) REFERENCES company;
CREATE INDEX ON event (data_provider_id);
CREATE INDEX ON event (organizer_id);
ALTER TABLE event_category ADD PRIMARY KEY (id), ADD UNIQUE (event_id, category_id),
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD FOREIGN KEY (category_id) REFERENCES category;
CREATE INDEX ON event_category (category_id);
ALTER TABLE occurrence ADD PRIMARY KEY (id), ADD FOREIGN KEY (event_id) REFERENCES event;
CREATE INDEX ON occurrence (date_start, date_end);
CREATE INDEX ON occurrence (event_id);

ALTER TABLE place ADD PRIMARY KEY (id), ADD UNIQUE (municipality_id, external_id),
    ADD FOREIGN KEY (municipality_id) REFERENCES municipality,
    ADD FOREIGN KEY (data_provider_id) REFERENCES data_provider,
    ADD FOREIGN KEY (operating_company_id) REFERENCES company;
CREATE INDEX ON place (municipality_id, name, id) WHERE visible;
CREATE INDEX ON place (data_provider_id);
CREATE INDEX ON place (operating_company_id);
ALTER TABLE place_category ADD PRIMARY KEY (id), ADD UNIQUE (place_id, category_id),
    ADD FOREIGN KEY (place_id) REFERENCES place, ADD FOREIGN KEY (category_id) REFERENCES category;
CREATE INDEX ON place_category (category_id);
ALTER TABLE opening_hour ADD PRIMARY KEY (id), ADD FOREIGN KEY (place_id) REFERENCES place;
CREATE INDEX ON opening_hour (place_id);

ALTER TABLE address ADD PRIMARY KEY (id), ADD CHECK (num_nonnulls(event_id, place_id, company_id) = 1),
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD FOREIGN KEY (place_id) REFERENCES place,
    ADD UNIQUE (company_id), ADD FOREIGN KEY (company_id) REFERENCES company;
CREATE INDEX ON address (event_id);
CREATE INDEX ON address (place_id);
ALTER TABLE contact ADD PRIMARY KEY (id), ADD CHECK (num_nonnulls(event_id, place_id, company_id) = 1),
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD UNIQUE (place_id),
    ADD FOREIGN KEY (place_id) REFERENCES place, ADD UNIQUE (company_id),
    ADD FOREIGN KEY (company_id) REFERENCES company;
CREATE INDEX ON contact (event_id);
ALTER TABLE web_url ADD PRIMARY KEY (id), ADD CHECK (num_nonnulls(event_id, place_id, contact_id) = 1),
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD FOREIGN KEY (place_id) REFERENCES place,
    ADD FOREIGN KEY (contact_id) REFERENCES contact;
CREATE INDEX ON web_url (event_id);
CREATE INDEX ON web_url (place_id);
CREATE INDEX ON web_url (contact_id);
ALTER TABLE media_content ADD PRIMARY KEY (id), ADD CHECK (num_nonnulls(content_block_id, event_id, place_id) = 1),
    ADD FOREIGN KEY (content_block_id) REFERENCES content_block,
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD FOREIGN KEY (place_id) REFERENCES place;
CREATE INDEX ON media_content (content_block_id);
CREATE INDEX ON media_content (event_id);
CREATE INDEX ON media_content (place_id);
ALTER TABLE price ADD PRIMARY KEY (id), ADD CHECK (num_nonnulls(event_id, place_id) = 1),
    ADD FOREIGN KEY (event_id) REFERENCES event, ADD FOREIGN KEY (place_id) REFERENCES place;
CREATE INDEX ON price (event_id);
CREATE INDEX ON price (place_id);
