// SPDX-License-Identifier: MIT
// Made by `npm run schema` from /api/openapi.json; not to be edited.

export interface paths {
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the program and its database answer */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is set up, and what is missing */
        get: operations["get_setup"];
        /** Keeps keys to TMDB and Trakt, sealed; what the environment or .env sets goes before */
        put: operations["put_setup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking, and whether a password is needed */
        get: operations["get_session"];
        put?: never;
        /** Logs in: sets the session's cookie */
        post: operations["post_session"];
        /** Logs out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the password; every session ends, and if that is wanted every token */
        put: operations["put_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where somebody is logged in */
        get: operations["get_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a session */
        delete: operations["delete_sessions_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens of scripts */
        get: operations["get_tokens"];
        put?: never;
        /** Makes a token; it is shown this once. Takes the password, and is refused where there is none */
        post: operations["post_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a token. Takes the password, if there is one */
        delete: operations["delete_tokens_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trakt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Connected to Trakt or not */
        get: operations["get_trakt"];
        put?: never;
        post?: never;
        /** Disconnects: takes the access back at Trakt and forgets it here */
        delete: operations["delete_trakt"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trakt/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The connected Trakt account */
        get: operations["get_trakt_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trakt/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the sign-in is */
        get: operations["get_trakt_device"];
        put?: never;
        /** Begins signing in with a code that is typed on Trakt's page */
        post: operations["post_trakt_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trakt/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The page of Trakt on which access is given */
        post: operations["post_trakt_authorize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trakt/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with the code that Trakt's page gave */
        post: operations["post_trakt_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trakt/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where Trakt's page leads back to */
        get: operations["get_trakt_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the preview is, and what it found: kept for an hour, or until an import begins */
        get: operations["get_import_preview"];
        put?: never;
        /** Begins to look at what an import would bring, without writing anything */
        post: operations["post_import_preview"];
        /** Cancels the preview */
        delete: operations["delete_import_preview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the import is, or how the last one ended */
        get: operations["get_import"];
        put?: never;
        /** Starts an import from Trakt, or from the export that is sent */
        post: operations["post_import"];
        /** Cancels the import; what was done is kept, and it can be resumed */
        delete: operations["delete_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts an import from the export that is sent: in a form, as its archive or its files, or as the body */
        post: operations["post_import_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on with the last unfinished import */
        post: operations["post_import_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The import's progress as server-sent events; each holds what GET /api/import gives */
        get: operations["get_import_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import/preview/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The preview's progress as server-sent events; each holds its status, without what it found */
        get: operations["get_import_preview_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports and syncs so far, newest first */
        get: operations["get_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of one of them */
        get: operations["get_imports_by_run_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the library is up to date with Trakt, and when the next sync is */
        get: operations["get_sync"];
        /** Whether and how often syncs go by themselves */
        put: operations["put_sync"];
        /** Starts a sync */
        post: operations["post_sync"];
        /** Cancels the sync; the next one brings the rest */
        delete: operations["delete_sync"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes waiting to be sent to Trakt; with pushing off, those that would be */
        get: operations["get_sync_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/outbox/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What Trakt did not take is sent once more with the next sync */
        post: operations["post_sync_outbox_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/outbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Keeps a change to this library: Trakt is not told of it */
        delete: operations["delete_sync_outbox_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was removed on Trakt and waits for review; POST /api/sync with full and accept_removals or keep_removals decides */
        get: operations["get_sync_removals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sync's progress as server-sent events */
        get: operations["get_sync_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The library, page by page */
        get: operations["get_library"];
        put?: never;
        /** Adds a title by TMDB's number and puts it on the watchlist */
        post: operations["post_library"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One title with everything known about it */
        get: operations["get_library_by_id"];
        put?: never;
        post?: never;
        /** Takes a title out of the library, with its plays */
        delete: operations["delete_library_by_id"];
        options?: never;
        head?: never;
        /** Rates, notes, lists to be watched, marks as favourite, abandons or takes up again */
        patch: operations["patch_library_by_id"];
        trace?: never;
    };
    "/api/library/{id}/parts/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rates a season or an episode, 1 to 10, here; Trakt is not told */
        put: operations["put_library_by_id_parts_rating"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Titles that were taken out of the library here */
        get: operations["get_removed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/removed/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a title back as it was: its plays, rating, note, marks and its id */
        post: operations["post_removed_by_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists, or those on which a title stands */
        get: operations["get_lists"];
        put?: never;
        /** Makes a list */
        post: operations["post_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list, without its rows */
        get: operations["get_lists_by_id"];
        put?: never;
        post?: never;
        /** Removes a list; it can be brought back whole */
        delete: operations["delete_lists_by_id"];
        options?: never;
        head?: never;
        /** Gives a list another name or description */
        patch: operations["patch_lists_by_id"];
        trace?: never;
    };
    "/api/lists/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a removed list back as it was, under its id */
        post: operations["post_lists_by_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lists/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a list in their order, page by page */
        get: operations["get_lists_by_id_items"];
        put?: never;
        /** Puts a title on a list; it does not join the library by that */
        post: operations["post_lists_by_id_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lists/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Puts all rows of a list into another order */
        put: operations["put_lists_by_id_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lists/{id}/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One row of a list */
        get: operations["get_lists_by_id_items_by_item_id"];
        put?: never;
        post?: never;
        /** Takes a row off a list */
        delete: operations["delete_lists_by_id_items_by_item_id"];
        options?: never;
        head?: never;
        /** Changes a row's note, or moves it to another place */
        patch: operations["patch_lists_by_id_items_by_item_id"];
        trace?: never;
    };
    "/api/lists/{id}/items/{item_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a row that was taken off a list back to its place */
        post: operations["post_lists_by_id_items_by_item_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/several": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks several titles as watched, as favourites or as none, removes them or brings them back: all or none */
        post: operations["post_library_several"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many plays each month has */
        get: operations["get_plays_months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every play, newest first, page by page */
        get: operations["get_plays"];
        put?: never;
        /** The same for a title by TMDB's number, which joins the library if it is not there */
        post: operations["post_plays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One play */
        get: operations["get_plays_by_id"];
        put?: never;
        post?: never;
        /** Takes a play away */
        delete: operations["delete_plays_by_id"];
        options?: never;
        head?: never;
        /** Changes a play's date; a play of Trakt is replaced by one of your own */
        patch: operations["patch_plays_by_id"];
        trace?: never;
    };
    "/api/library/{id}/plays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plays of one title */
        get: operations["get_library_by_id_plays"];
        put?: never;
        /** Marks a movie, an episode, a season or everything up to an episode as watched */
        post: operations["post_library_by_id_plays"];
        /** Marks as unwatched: takes away all plays of what is named */
        delete: operations["delete_library_by_id_plays"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes plays, all of them or none */
        post: operations["post_plays_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plays/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restores removed plays */
        post: operations["post_plays_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/up-next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next episode of every series in progress, most recently watched first */
        get: operations["get_up_next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What airs and comes out, by day */
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a feed of all-day events (iCalendar) */
        get: operations["get_calendar_ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all plays, or those of some days, add up to */
        get: operations["get_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stats/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the plays of a year add up to */
        get: operations["get_stats_by_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands out among all plays, or those of some days */
        get: operations["get_milestones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/search/movie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Movies that TMDB finds */
        get: operations["get_tmdb_search_movie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/search/tv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Series that TMDB finds */
        get: operations["get_tmdb_search_tv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/search/multi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Movies, series and people that TMDB finds */
        get: operations["get_tmdb_search_multi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/trending/movie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This week's movies */
        get: operations["get_tmdb_trending_movie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/trending/tv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This week's series */
        get: operations["get_tmdb_trending_tv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/person/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person and everything the person took part in */
        get: operations["get_tmdb_person_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/collection/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A collection of movies */
        get: operations["get_tmdb_collection_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether TMDB accepts the key */
        get: operations["get_tmdb_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/movie/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A movie by TMDB's number, with cast and crew */
        get: operations["get_tmdb_movie_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/tv/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A series by TMDB's number, with all seasons, cast and crew */
        get: operations["get_tmdb_tv_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/tv/{id}/season/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One season with its episodes */
        get: operations["get_tmdb_tv_by_id_season_by_n"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/library/{id}/extras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A title's trailer, and where it can be watched */
        get: operations["get_library_by_id_extras"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/movie/{id}/extras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A movie's trailer, and where it can be watched */
        get: operations["get_tmdb_movie_by_id_extras"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/tv/{id}/extras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A series' trailer, and where it can be watched */
        get: operations["get_tmdb_tv_by_id_extras"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/source-titles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says which title of TMDB an unsure title of the preview is, for good; its import begins with that */
        post: operations["post_source_titles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/source-titles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which title of TMDB a title of another source is, for good */
        put: operations["put_source_titles_by_id"];
        post?: never;
        /** Takes that back */
        delete: operations["delete_source_titles_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Titles that TMDB has no number for, with their plays */
        get: operations["get_unmatched"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unmatched/{media_type}/{trakt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says which title of TMDB a title of Trakt's is, for good */
        put: operations["put_unmatched_by_media_type_by_trakt_id"];
        post?: never;
        /** Lets Trakt's word count again */
        delete: operations["delete_unmatched_by_media_type_by_trakt_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of TMDB is remembered */
        get: operations["get_cache"];
        put?: never;
        post?: never;
        /** Forgets TMDB's answers, all or the expired ones */
        delete: operations["delete_cache"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{kind}/{size}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of TMDB, fetched if it is not here yet */
        get: operations["get_images_by_kind_by_size_by_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All your data as a file, for Cinemarco or for others */
        get: operations["get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The backups that there are */
        get: operations["get_backups"];
        put?: never;
        /** Makes a backup while everything runs */
        post: operations["post_backups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A backup as a file */
        get: operations["get_backups_by_name"];
        put?: never;
        post?: never;
        /** Removes a backup */
        delete: operations["delete_backups_by_name"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks whether the library is whole, and mends it if asked to */
        post: operations["post_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The media servers that may tell of viewings */
        get: operations["get_hooks"];
        put?: never;
        /** Lets a media server tell of viewings; its address is shown this once */
        post: operations["post_hooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a media server's address */
        delete: operations["delete_hooks_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a media server told, newest first, and what became of it */
        get: operations["get_hooks_by_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks/{id}/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a refused message again, or says whether the play of what was unmarked there is removed or kept */
        post: operations["post_hooks_by_id_events_by_event_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a message of a media server, at the address that is its key */
        post: operations["post_hooks_by_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/now-watching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is being watched at this moment, as far as media servers tell */
        get: operations["get_now_watching"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests, latencies, upstream calls, waits, cache, run state, last sync and build, in Prometheus' text format */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        Setup: {
            tmdb_key_set: boolean;
            trakt_application_set: boolean;
            time_zone: string;
            time_zone_warnings: string[];
            language: string;
            /** Format: int64 */
            titles_to_come: number;
            version: string;
        };
        PastedKeys: {
            tmdb_api_key?: string | null;
            trakt_client_id?: string | null;
            trakt_client_secret?: string | null;
        };
        SessionState: {
            authorized: boolean;
            /** @enum {string} */
            by: "loopback" | "session" | "token" | "nobody";
            password_set: boolean;
            refusal: string | null;
        };
        LogIn: {
            password: string;
        };
        PasswordChange: {
            current?: string | null;
            password: string;
            revoke_tokens?: boolean | null;
        };
        SessionList: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            sessions: components["schemas"]["SessionItem"][];
        };
        SessionItem: {
            /** Format: int64 */
            id: number;
            is_this: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_seen_at: string;
            /** Format: date-time */
            expires_at: string;
            address: string;
            user_agent: string;
        };
        AlreadyGone: {
            already_gone: boolean;
        };
        TokenList: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            tokens: components["schemas"]["TokenItem"][];
        };
        TokenItem: {
            /** Format: int64 */
            id: number;
            name: string;
            /** @enum {string} */
            scope: "read" | "write" | "admin";
            /** Format: date */
            until: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string | null;
        };
        MadeToken: {
            /** Format: int64 */
            id: number;
            name: string;
            /** @enum {string} */
            scope: "read" | "write" | "admin";
            /** Format: date */
            until: string | null;
            token: string;
        };
        TokenQuestion: {
            name: string;
            scope?: ("read" | "write" | "admin") | null;
            /** Format: date */
            until?: string | null;
            password?: string | null;
        };
        Proof: {
            password?: string | null;
        };
        TraktStatus: {
            connected: boolean;
            needs_reauth: boolean;
            application_set: boolean;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            last_sync_at: string | null;
            trakt_user: string | null;
            trakt_user_name: string | null;
            message: string | null;
        };
        TraktAccount: {
            username: string | null;
        };
        Disconnected: {
            revoked_at_trakt: boolean;
            message: string;
        };
        DeviceSignIn: {
            user_code: string;
            verification_url: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: int64 */
            interval_seconds: number;
        };
        SignInOptions: {
            replace_account?: boolean | null;
        };
        DeviceProgress: {
            /** @enum {string} */
            state: "pending" | "slow_down" | "done" | "denied" | "expired" | "invalid" | "used";
            sign_in: components["schemas"]["DeviceSignIn"] | null;
        };
        AuthorizeAnswer: {
            url: string;
            state: string;
        };
        ExchangeQuestion: {
            code: string;
            state?: string | null;
            replace_account?: boolean | null;
        };
        RunStatus: {
            /** @enum {string} */
            state: "running" | "completed" | "completed_with_errors" | "cancelled" | "failed" | "interrupted" | "idle";
            /** @enum {string} */
            phase: "history" | "metadata" | "images" | "done";
            current_item: string;
            /** Format: int64 */
            completed: number;
            /** Format: int64 */
            total: number;
            errors: components["schemas"]["FailedItem"][];
            cancellation_requested: boolean;
            /** Format: int64 */
            eta_seconds: number | null;
            /** Format: date-time */
            waiting_until: string | null;
            /** @enum {string} */
            kind: "import" | "sync" | "preview";
            /** Format: int64 */
            run_id: number | null;
            resumable: boolean;
            message: string | null;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            pictures_to_come: number;
        };
        FailedItem: {
            type: string;
            /** Format: int64 */
            tmdb_id: number | null;
            title: string;
            message: string;
        };
        ImportOptions: {
            only?: ("movies" | "series" | "watchlist" | "ratings")[] | null;
            upload?: string | null;
            replace_account?: boolean | null;
            as?: string | null;
            also?: string[] | null;
            user?: string | null;
        };
        ImportPreview: {
            /** @enum {string} */
            state: "running" | "completed" | "completed_with_errors" | "cancelled" | "failed" | "interrupted" | "idle";
            /** @enum {string} */
            phase: "history" | "metadata" | "images" | "done";
            current_item: string;
            /** Format: int64 */
            completed: number;
            /** Format: int64 */
            total: number;
            errors: components["schemas"]["FailedItem"][];
            cancellation_requested: boolean;
            /** Format: int64 */
            eta_seconds: number | null;
            /** Format: date-time */
            waiting_until: string | null;
            /** @enum {string} */
            kind: "import" | "sync" | "preview";
            /** Format: int64 */
            run_id: number | null;
            resumable: boolean;
            message: string | null;
            /** Format: int64 */
            error_count: number;
            /** Format: int64 */
            pictures_to_come: number;
            code: string | null;
            preview: boolean;
            source: string | null;
            movies: components["schemas"]["TitleReport"] | null;
            series: components["schemas"]["TitleReport"] | null;
            plays: components["schemas"]["PlayReport"] | null;
            rows: components["schemas"]["RowReport"] | null;
            /** Format: int64 */
            ratings: number | null;
            /** Format: int64 */
            watchlist: number | null;
            titles: components["schemas"]["PreviewTitle"][];
            skipped: components["schemas"]["SkippedItem"][];
            hints: string[];
            upload: string | null;
            only: ("movies" | "series" | "watchlist" | "ratings")[];
            replace_account: boolean;
        };
        TitleReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            existing: number;
            /** Format: int64 */
            skipped: number;
            /** Format: int64 */
            failed: number;
        };
        PlayReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            removed: number;
            /** Format: int64 */
            without_id: number;
        };
        RowReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            existing: number;
            /** Format: int64 */
            same_viewing: number;
            /** Format: int64 */
            unsure: number;
            /** Format: int64 */
            skipped: number;
            /** Format: int64 */
            failed: number;
        };
        PreviewTitle: {
            /** @enum {string} */
            type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number | null;
            title: string;
            /** Format: int32 */
            year: number | null;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            same_viewings: number;
            on_watchlist: boolean;
            /** @enum {string} */
            state: "new" | "existing" | "skipped" | "unsure";
            air_dated: components["schemas"]["AirDatedDay"][];
            candidates: components["schemas"]["Candidate"][];
            title_key: string | null;
        };
        AirDatedDay: {
            /** Format: date */
            day: string;
            /** Format: int64 */
            episodes: number;
        };
        Candidate: {
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            /** Format: int32 */
            year: number | null;
            poster_path: string | null;
        };
        SkippedItem: {
            type: string;
            title: string;
            reason: string;
        };
        RunList: {
            runs: components["schemas"]["RunRow"][];
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
        };
        RunRow: {
            /** Format: int64 */
            run_id: number;
            /** @enum {string} */
            kind: "import" | "sync" | "preview";
            source: string;
            /** @enum {string} */
            state: "running" | "completed" | "completed_with_errors" | "cancelled" | "failed" | "interrupted";
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: int64 */
            ran_seconds: number | null;
        };
        RunSummary: {
            /** Format: int64 */
            run_id: number;
            /** @enum {string} */
            kind: "import" | "sync" | "preview";
            source: string;
            /** @enum {string} */
            state: "running" | "completed" | "completed_with_errors" | "cancelled" | "failed" | "interrupted";
            movies: components["schemas"]["TitleReport"];
            series: components["schemas"]["TitleReport"];
            plays: components["schemas"]["PlayReport"];
            ratings: components["schemas"]["RatingReport"];
            watchlist: components["schemas"]["WatchlistReport"];
            lists: components["schemas"]["ListsReport"] | null;
            /** Format: int64 */
            renumbered: number;
            changed: boolean | null;
            pushed: components["schemas"]["PushReport"] | null;
            requests: components["schemas"]["RequestReport"];
            skipped: components["schemas"]["SkippedItem"][];
            errors: components["schemas"]["FailedItem"][];
            hints: string[];
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: int64 */
            ran_seconds: number | null;
            message: string | null;
        };
        RatingReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            applied: number;
            /** Format: int64 */
            removed: number;
        };
        WatchlistReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            added: number;
            /** Format: int64 */
            removed: number;
        };
        ListsReport: {
            /** Format: int64 */
            seen: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            removed: number;
            /** Format: int64 */
            rows_added: number;
            /** Format: int64 */
            rows_removed: number;
        };
        PushReport: {
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            removals: number;
            /** Format: int64 */
            ratings: number;
            /** Format: int64 */
            watchlist: number;
            /** Format: int64 */
            rejected: number;
        };
        RequestReport: {
            /** Format: int64 */
            trakt: number;
            /** Format: int64 */
            tmdb: number;
            /** Format: int64 */
            images: number;
        };
        SyncStatus: {
            connected: boolean;
            enabled: boolean;
            /** Format: int32 */
            interval_minutes: number;
            /** Format: date-time */
            last_sync_at: string | null;
            /** Format: date-time */
            last_full_at: string | null;
            /** Format: date-time */
            next_sync_at: string | null;
            push: boolean;
            /** Format: int64 */
            outgoing: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            waiting_removals: number;
            run: components["schemas"]["RunStatus"];
            last_run: components["schemas"]["RunSummary"] | null;
        };
        SyncOptions: {
            full?: boolean | null;
            since?: (string) | null;
            accept_removals?: boolean | null;
            keep_removals?: boolean | null;
            replace_account?: boolean | null;
        };
        SyncChange: {
            enabled?: boolean | null;
            interval_minutes?: number | null;
            push?: boolean | null;
        };
        OutgoingList: {
            push: boolean;
            /** Format: int64 */
            total: number;
            items: components["schemas"]["OutgoingItem"][];
            next_cursor: string | null;
        };
        OutgoingItem: {
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            change: "add_play" | "remove_play" | "rate" | "unrate" | "list" | "unlist";
            /** @enum {string} */
            state: "waiting" | "unconfirmed" | "rejected";
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number | null;
            title: string;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            /** Format: date-time */
            watched_at: string | null;
            /** Format: int32 */
            rating: number | null;
            /** Format: date-time */
            made_at: string;
            reason: string | null;
        };
        Retried: {
            /** Format: int64 */
            waiting: number;
        };
        Removals: {
            /** Format: int64 */
            total: number;
            items: components["schemas"]["Removal"][];
            next_cursor: string | null;
        };
        Removal: {
            of: string;
            title: string;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            /** Format: date-time */
            watched_at: string | null;
        };
        LibraryPage: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            items: components["schemas"]["LibraryItem"][];
        };
        LibraryItem: {
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            original_title: string | null;
            /** Format: date */
            release_date: string | null;
            poster_path: string | null;
            backdrop_path: string | null;
            genres: string[];
            /** Format: int32 */
            runtime_minutes: number | null;
            /** @enum {string} */
            watch_status: "not_started" | "in_progress" | "completed" | "abandoned";
            /** Format: int32 */
            personal_rating: number | null;
            /** Format: int32 */
            trakt_rating: number | null;
            is_favorite: boolean;
            /** Format: date-time */
            date_added: string | null;
            /** Format: date-time */
            watchlisted_at: string | null;
            /** Format: date */
            date_first_watched: string | null;
            /** Format: date */
            date_last_watched: string | null;
            /** Format: date-time */
            last_watched_at: string | null;
            vote_average: number | null;
            /** Format: int64 */
            times_watched: number;
        };
        LibraryEntry: {
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            original_title: string | null;
            /** Format: date */
            release_date: string | null;
            poster_path: string | null;
            backdrop_path: string | null;
            genres: string[];
            /** Format: int32 */
            runtime_minutes: number | null;
            /** @enum {string} */
            watch_status: "not_started" | "in_progress" | "completed" | "abandoned";
            /** Format: int32 */
            personal_rating: number | null;
            /** Format: int32 */
            trakt_rating: number | null;
            is_favorite: boolean;
            /** Format: date-time */
            date_added: string | null;
            /** Format: date-time */
            watchlisted_at: string | null;
            /** Format: date */
            date_first_watched: string | null;
            /** Format: date */
            date_last_watched: string | null;
            /** Format: date-time */
            last_watched_at: string | null;
            vote_average: number | null;
            /** Format: int64 */
            times_watched: number;
            imdb_id: string | null;
            overview: string | null;
            tagline: string | null;
            original_language: string | null;
            notes: string | null;
            /** Format: int64 */
            vote_count: number | null;
            source: string;
            /** Format: int32 */
            own_rating: number | null;
            hidden_from_up_next: boolean;
            /** Format: date */
            last_air_date: string | null;
            series_status: string | null;
            /** Format: int32 */
            number_of_seasons: number | null;
            /** Format: int32 */
            number_of_episodes: number | null;
            collection: components["schemas"]["CollectionStub"] | null;
            gone: components["schemas"]["GoneReport"] | null;
            /** Format: int32 */
            episodes_aired: number | null;
            /** Format: int32 */
            episodes_watched: number | null;
            /** Format: int32 */
            specials_aired: number | null;
            /** Format: int32 */
            specials_watched: number | null;
            numbering: components["schemas"]["NumberingReport"] | null;
            next_episode: components["schemas"]["EpisodePlace"] | null;
            sessions: components["schemas"]["MovieSession"][];
            seasons: components["schemas"]["SeasonItem"][];
            credits: components["schemas"]["CreditReport"][];
            lists: components["schemas"]["ListMembership"][];
        };
        CollectionStub: {
            /** Format: int64 */
            tmdb_id: number;
            name: string;
        };
        GoneReport: {
            /** Format: date-time */
            gone_at: string;
            /** Format: int64 */
            successor_tmdb_id: number | null;
        };
        NumberingReport: {
            /** Format: int32 */
            not_on_tmdb: number;
            /** Format: int32 */
            unwatched_on_tmdb: number;
            differs: boolean;
        };
        EpisodePlace: {
            /** Format: int32 */
            season_number: number;
            /** Format: int32 */
            episode_number: number;
        };
        MovieSession: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            watched_date: string | null;
            /** Format: date-time */
            watched_at: string | null;
            name: string | null;
        };
        SeasonItem: {
            /** Format: int32 */
            season_number: number;
            name: string;
            overview: string | null;
            poster_path: string | null;
            /** Format: date */
            air_date: string | null;
            /** Format: int32 */
            episode_count: number;
            /** Format: int32 */
            episodes_aired: number;
            /** Format: int32 */
            episodes_watched: number;
            /** Format: int32 */
            rating: number | null;
            /** Format: int32 */
            own_rating: number | null;
            episodes: components["schemas"]["EpisodeItem"][];
        };
        EpisodeItem: {
            /** Format: int32 */
            season_number: number;
            /** Format: int32 */
            episode_number: number;
            name: string;
            overview: string | null;
            /** Format: date */
            air_date: string | null;
            /** Format: int32 */
            runtime_minutes: number | null;
            still_path: string | null;
            is_watched: boolean;
            /** Format: date */
            watched_date: string | null;
            /** Format: date-time */
            watched_at: string | null;
            date_source: ("trakt" | "air_date" | "local" | "unknown") | null;
            has_aired: boolean;
            is_on_tmdb: boolean;
            /** Format: int32 */
            rating: number | null;
            /** Format: int32 */
            own_rating: number | null;
        };
        CreditReport: {
            /** Format: int64 */
            tmdb_person_id: number;
            name: string;
            role_type: string;
            role_character: string | null;
            /** Format: int32 */
            role_order: number | null;
            profile_path: string | null;
        };
        ListMembership: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            item_id: number;
        };
        NewEntry: {
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number;
        };
        EntryChange: {
            personal_rating?: number | null;
            notes?: string | null;
            is_favorite?: boolean | null;
            abandoned?: boolean | null;
            watchlisted?: boolean | null;
            hidden_from_up_next?: boolean | null;
        };
        PartRating: {
            /** Format: int32 */
            season_number: number;
            /** Format: int32 */
            episode_number?: number | null;
            rating?: number | null;
        };
        RemovedEntry: {
            removed_plays: number[];
        };
        RemovedTitles: {
            items: components["schemas"]["RemovedTitle"][];
        };
        RemovedTitle: {
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            original_title: string | null;
            /** Format: date */
            release_date: string | null;
            poster_path: string | null;
            /** Format: int64 */
            plays: number;
            was_rated: boolean;
            had_note: boolean;
            /** Format: date-time */
            removed_at: string;
        };
        ListPage: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            lists: components["schemas"]["ListReport"][];
        };
        ListReport: {
            /** Format: int64 */
            id: number;
            name: string;
            description: string | null;
            source: string;
            /** Format: int64 */
            trakt_id: number | null;
            slug: string | null;
            privacy: string | null;
            sort_by: string | null;
            sort_how: string | null;
            /** Format: int64 */
            item_count: number;
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            updated_at: string | null;
            poster_paths: string[];
            /** Format: int64 */
            item_id: number | null;
        };
        NewList: {
            name: string;
            description?: string | null;
        };
        ListChange: {
            name?: string | null;
            description?: string | null;
        };
        ListItemPage: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            items: components["schemas"]["ListItemReport"][];
        };
        ListItemReport: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            position: number;
            /** @enum {string} */
            media_type: "movie" | "series" | "season" | "episode" | "person";
            /** Format: int64 */
            tmdb_id: number | null;
            /** Format: int64 */
            trakt_id: number | null;
            imdb_id: string | null;
            /** Format: int64 */
            entry_id: number | null;
            title: string;
            /** Format: int32 */
            year: number | null;
            /** Format: date */
            release_date: string | null;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            episode_name: string | null;
            poster_path: string | null;
            note: string | null;
            /** Format: date-time */
            listed_at: string | null;
        };
        NewListItem: {
            media_type?: ("movie" | "series") | null;
            /** Format: int64 */
            tmdb_id?: number | null;
            /** Format: int64 */
            entry_id?: number | null;
            /** Format: int32 */
            season_number?: number | null;
            /** Format: int32 */
            episode_number?: number | null;
            note?: string | null;
            /** Format: int64 */
            position?: number | null;
        };
        ListOrder: {
            items?: number[];
        };
        ListItemChange: {
            note?: string | null;
            /** Format: int64 */
            position?: number | null;
        };
        SeveralChanged: {
            entries: number[];
            plays: number[];
        };
        SeveralEntries: {
            entries?: number[];
            /** @enum {string} */
            action: "watch" | "favorite" | "unfavorite" | "remove" | "restore";
            watched_at?: string | null;
        };
        MonthList: {
            items: components["schemas"]["MonthItem"][];
        };
        MonthItem: {
            month: string;
            /** Format: int64 */
            plays: number;
        };
        PlayPage: {
            items: components["schemas"]["PlayItem"][];
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
        };
        PlayItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            trakt_history_id: number | null;
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number | null;
            /** Format: int64 */
            entry_id: number | null;
            title: string;
            original_title: string | null;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            episode_name: string | null;
            poster_path: string | null;
            still_path: string | null;
            /** Format: date-time */
            watched_at: string | null;
            /** Format: date */
            watched_day: string | null;
            /** @enum {string} */
            arrived_by: "import" | "sync" | "local" | "live";
            action: string;
        };
        PlayList: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            items: components["schemas"]["PlayItem"][];
        };
        PlayIds: {
            plays: number[];
        };
        NewPlay: {
            scope?: ("movie" | "episode" | "season" | "up_to") | null;
            /** Format: int32 */
            season_number?: number | null;
            /** Format: int32 */
            episode_number?: number | null;
            watched_at: string;
        };
        NewPlayOfTitle: {
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            tmdb_id: number;
            scope?: ("movie" | "episode" | "season" | "up_to") | null;
            /** Format: int32 */
            season_number?: number | null;
            /** Format: int32 */
            episode_number?: number | null;
            watched_at: string;
        };
        PlayChange: {
            watched_at: string;
        };
        UpNext: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            items: components["schemas"]["UpNextItem"][];
        };
        UpNextItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            original_name: string | null;
            poster_path: string | null;
            backdrop_path: string | null;
            next_episode: components["schemas"]["NextEpisode"];
            /** Format: int32 */
            episodes_watched: number;
            /** Format: int32 */
            episodes_aired: number;
            /** Format: date */
            date_last_watched: string | null;
        };
        NextEpisode: {
            /** Format: int32 */
            season_number: number;
            /** Format: int32 */
            episode_number: number;
            name: string;
            overview: string | null;
            /** Format: date */
            air_date: string | null;
            /** Format: int32 */
            runtime_minutes: number | null;
            still_path: string | null;
        };
        CalendarReport: {
            days: components["schemas"]["CalendarDay"][];
        };
        CalendarDay: {
            /** Format: date */
            day: string;
            items: components["schemas"]["CalendarEntry"][];
        };
        CalendarEntry: {
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            entry_id: number;
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            original_title: string | null;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            episode_name: string | null;
            poster_path: string | null;
            is_watched: boolean;
        };
        Statistics: {
            /** Format: date */
            from: string | null;
            /** Format: date */
            to: string | null;
            totals: components["schemas"]["StatisticsTotals"];
            by_year: components["schemas"]["YearCount"][];
            by_month: components["schemas"]["MonthCount"][];
            by_weekday: components["schemas"]["WeekdayCount"][];
            by_hour: components["schemas"]["HourCount"][];
            genres: components["schemas"]["NameCount"][];
            decades: components["schemas"]["DecadeCount"][];
            languages: components["schemas"]["LanguageCount"][];
            countries: components["schemas"]["CountryCount"][];
            networks: components["schemas"]["NameCount"][];
            ratings: components["schemas"]["RatingCount"][];
            people: components["schemas"]["PeopleCounts"];
            streaks: components["schemas"]["Streaks"];
        };
        StatisticsTotals: {
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            movie_plays: number;
            /** Format: int64 */
            episode_plays: number;
            /** Format: int64 */
            movies: number;
            /** Format: int64 */
            series: number;
            /** Format: int64 */
            episodes: number;
            /** Format: int64 */
            minutes: number;
            /** Format: int64 */
            rewatches: number;
            /** Format: int64 */
            plays_without_date: number;
            /** Format: int64 */
            plays_without_runtime: number;
            /** Format: int64 */
            plays_without_title: number;
        };
        YearCount: {
            /** Format: int32 */
            year: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        MonthCount: {
            month: string;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        WeekdayCount: {
            /** Format: int32 */
            weekday: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        HourCount: {
            /** Format: int32 */
            hour: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        NameCount: {
            name: string;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        DecadeCount: {
            /** Format: int32 */
            decade: number;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        LanguageCount: {
            language: string;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        CountryCount: {
            country: string;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        RatingCount: {
            /** Format: int32 */
            rating: number;
            /** Format: int64 */
            titles: number;
        };
        PeopleCounts: {
            actors: components["schemas"]["PersonCount"][];
            directors: components["schemas"]["PersonCount"][];
            writers: components["schemas"]["PersonCount"][];
        };
        PersonCount: {
            /** Format: int64 */
            tmdb_person_id: number;
            name: string;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
        };
        Streaks: {
            longest: components["schemas"]["Streak"] | null;
            current: components["schemas"]["Streak"] | null;
        };
        Streak: {
            /** Format: int64 */
            days: number;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        Milestones: {
            /** Format: date */
            from: string | null;
            /** Format: date */
            to: string | null;
            firsts: components["schemas"]["FirstPlay"][];
            longest_evenings: components["schemas"]["Evening"][];
            finished_series: components["schemas"]["FinishedSeries"][];
            backlog: components["schemas"]["Backlog"];
        };
        FirstPlay: {
            /** Format: int64 */
            play_id: number;
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            entry_id: number | null;
            /** Format: int64 */
            tmdb_id: number | null;
            title: string;
            original_title: string | null;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            /** Format: date */
            day: string;
        };
        Evening: {
            /** Format: date */
            day: string;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            minutes: number;
        };
        FinishedSeries: {
            /** Format: int64 */
            entry_id: number;
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            original_title: string | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: int64 */
            days: number;
            /** Format: int64 */
            episodes: number;
        };
        Backlog: {
            /** Format: int64 */
            movies: number;
            /** Format: int64 */
            episodes: number;
            /** Format: int64 */
            minutes: number;
            /** Format: int64 */
            without_runtime: number;
        };
        FoundPage: {
            items: components["schemas"]["FoundReport"][];
            stale: boolean;
        };
        FoundReport: {
            /** @enum {string} */
            type: "movie" | "series" | "person";
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            original_name: string | null;
            /** Format: date */
            date: string | null;
            overview: string | null;
            picture_path: string | null;
            vote_average: number | null;
            known_for_department: string | null;
            /** Format: int64 */
            entry_id: number | null;
            watch_status: string | null;
        };
        PersonReport: {
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            biography: string | null;
            place_of_birth: string | null;
            profile_path: string | null;
            known_for_department: string | null;
            /** Format: date */
            birthday: string | null;
            /** Format: date */
            deathday: string | null;
            works: components["schemas"]["WorkReport"][];
            stale: boolean;
        };
        WorkReport: {
            media_type: string;
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            original_name: string | null;
            /** Format: date */
            date: string | null;
            poster_path: string | null;
            roles: string[];
            /** Format: int64 */
            entry_id: number | null;
            watch_status: string | null;
        };
        CollectionReport: {
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            overview: string | null;
            poster_path: string | null;
            backdrop_path: string | null;
            parts: components["schemas"]["FoundReport"][];
            stale: boolean;
        };
        KeyReport: {
            accepted: boolean;
            message: string | null;
        };
        MovieReport: {
            /** Format: int64 */
            tmdb_id: number;
            imdb_id: string | null;
            title: string;
            original_title: string | null;
            overview: string | null;
            tagline: string | null;
            release_date: string | null;
            /** Format: int32 */
            runtime_minutes: number | null;
            poster_path: string | null;
            backdrop_path: string | null;
            genres: string[];
            original_language: string | null;
            vote_average: number | null;
            /** Format: int64 */
            vote_count: number | null;
            collection: components["schemas"]["CollectionStub"] | null;
            credits: components["schemas"]["CreditReport"][] | null;
            /** Format: int64 */
            entry_id: number | null;
            watch_status: string | null;
            stale: boolean;
        };
        SeriesReport: {
            /** Format: int64 */
            tmdb_id: number;
            name: string;
            original_name: string | null;
            overview: string | null;
            first_air_date: string | null;
            last_air_date: string | null;
            poster_path: string | null;
            backdrop_path: string | null;
            genres: string[];
            original_language: string | null;
            vote_average: number | null;
            /** Format: int64 */
            vote_count: number | null;
            status: string | null;
            /** Format: int32 */
            number_of_seasons: number;
            /** Format: int32 */
            number_of_episodes: number;
            /** Format: int32 */
            episode_run_time_minutes: number | null;
            seasons: components["schemas"]["SeasonReport"][];
            credits: components["schemas"]["CreditReport"][] | null;
            /** Format: int64 */
            entry_id: number | null;
            watch_status: string | null;
            stale: boolean;
        };
        SeasonReport: {
            /** Format: int32 */
            season_number: number;
            name: string;
            overview: string | null;
            poster_path: string | null;
            air_date: string | null;
            /** Format: int64 */
            episode_count: number;
            episodes: components["schemas"]["EpisodeReport"][];
            stale: boolean;
        };
        EpisodeReport: {
            /** Format: int32 */
            season_number: number;
            /** Format: int32 */
            episode_number: number;
            name: string;
            overview: string | null;
            air_date: string | null;
            /** Format: int32 */
            runtime_minutes: number | null;
            still_path: string | null;
        };
        ExtrasReport: {
            region: string;
            trailer: components["schemas"]["TrailerReport"] | null;
            watch: components["schemas"]["WatchReport"] | null;
            stale: boolean;
        };
        TrailerReport: {
            name: string;
            site: string;
            url: string;
            language: string | null;
            is_official: boolean;
        };
        WatchReport: {
            source: string;
            link: string;
            flatrate: components["schemas"]["ProviderReport"][];
            free: components["schemas"]["ProviderReport"][];
            ads: components["schemas"]["ProviderReport"][];
            rent: components["schemas"]["ProviderReport"][];
            buy: components["schemas"]["ProviderReport"][];
        };
        ProviderReport: {
            /** Format: int64 */
            provider_id: number;
            name: string;
        };
        ChosenTitle: {
            /** Format: int64 */
            source_title_id: number;
        };
        EarlyMatch: {
            /** @enum {string} */
            media_type: "movie" | "series";
            title_key: string;
            /** Format: int64 */
            tmdb_id: number;
        };
        Match: {
            /** Format: int64 */
            tmdb_id: number;
        };
        UnmatchedPage: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            items: components["schemas"]["UnmatchedReport"][];
            matched_by_hand: components["schemas"]["MatchedReport"][];
        };
        UnmatchedReport: {
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            trakt_id: number | null;
            title: string;
            /** Format: int32 */
            year: number | null;
            imdb_id: string | null;
            /** Format: int64 */
            tvdb_id: number | null;
            /** Format: int64 */
            gone_tmdb_id: number | null;
            /** Format: int64 */
            successor_tmdb_id: number | null;
            /** Format: int64 */
            play_count: number;
            /** Format: date-time */
            first_watched_at: string | null;
            /** Format: date-time */
            last_watched_at: string | null;
            on_watchlist: boolean;
            is_rated: boolean;
            plays: components["schemas"]["PlayItem"][];
            source: string | null;
            /** Format: int64 */
            source_title_id: number | null;
            candidates: components["schemas"]["Candidate"][];
        };
        MatchedReport: {
            /** @enum {string} */
            media_type: "movie" | "series";
            /** Format: int64 */
            trakt_id: number | null;
            /** Format: int64 */
            tmdb_id: number;
            title: string;
            source: string | null;
            /** Format: int64 */
            source_title_id: number | null;
        };
        CacheReport: {
            /** Format: int64 */
            entries: number;
            /** Format: int64 */
            expired: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            most_bytes: number;
            /** Format: int64 */
            hits: number;
            /** Format: int64 */
            misses: number;
            by_kind: {
                [key: string]: number;
            };
            pictures: components["schemas"]["PicturesReport"];
        };
        PicturesReport: {
            /** Format: int64 */
            files: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            most_bytes: number;
            /** Format: int64 */
            waiting: number;
        };
        Cleared: {
            /** Format: int64 */
            removed: number;
        };
        BackupList: {
            backups: components["schemas"]["BackupReport"][];
            problem: components["schemas"]["BackupProblemReport"] | null;
            /** Format: int64 */
            database_bytes: number;
        };
        BackupReport: {
            name: string;
            made_at: string;
            reason: string;
            /** Format: int64 */
            bytes: number;
        };
        BackupProblemReport: {
            at: string;
            message: string;
        };
        CheckReport: {
            whole: boolean;
            /** Format: int64 */
            titles: number;
            /** Format: int64 */
            plays: number;
            /** Format: int64 */
            pictures: number;
            findings: components["schemas"]["CheckFinding"][];
        };
        CheckFinding: {
            what: string;
            /** Format: int64 */
            count: number;
            message: string;
            is_fault: boolean;
            mended: boolean;
        };
        CheckWish: {
            repair?: boolean | null;
        };
        HookList: {
            /** Format: int64 */
            total: number;
            next_cursor: string | null;
            hooks: components["schemas"]["HookItem"][];
        };
        HookItem: {
            /** Format: int64 */
            id: number;
            name: string;
            /** @enum {string} */
            for: "plex" | "jellyfin" | "emby" | "kodi";
            user: string | null;
            libraries: string[];
            listen: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_event_at: string | null;
        };
        MadeHook: {
            /** Format: int64 */
            id: number;
            name: string;
            /** @enum {string} */
            for: "plex" | "jellyfin" | "emby" | "kodi";
            url: string | null;
        };
        HookQuestion: {
            name: string;
            /** @enum {string} */
            for: "plex" | "jellyfin" | "emby" | "kodi";
            user?: string | null;
            libraries?: string[];
            listen?: string | null;
        };
        HookEvents: {
            events: components["schemas"]["HookEvent"][];
            next_cursor: string | null;
        };
        HookEvent: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            received_at: string;
            /** @enum {string} */
            outcome: "play" | "rating" | "duplicate" | "ignored" | "refused" | "waiting";
            reason: string | null;
            /** Format: int64 */
            play_id: number | null;
            title: string | null;
        };
        EventAnswer: {
            /** @enum {string} */
            answer: "again" | "keep" | "remove";
            media_type?: ("movie" | "series") | null;
            /** Format: int64 */
            tmdb_id?: number | null;
            /** Format: int32 */
            season_number?: number | null;
            /** Format: int32 */
            episode_number?: number | null;
        };
        Received: {
            /** Format: int64 */
            id: number;
        };
        NowWatchingList: {
            items: components["schemas"]["NowWatchingItem"][];
        };
        NowWatchingItem: {
            title: string;
            /** Format: int32 */
            season_number: number | null;
            /** Format: int32 */
            episode_number: number | null;
            episode_name: string | null;
            /** Format: int64 */
            position_seconds: number | null;
            /** Format: int64 */
            runtime_seconds: number | null;
            is_paused: boolean;
            server: string;
            user: string;
            /** Format: date-time */
            begun_at: string;
            /** Format: date-time */
            told_at: string;
        };
        Problem: {
            title: string;
            /** Format: int32 */
            status: number;
            detail: string;
            code: string;
        };
    };
    responses: {
        /** @description What went wrong, and what to do */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PastedKeys"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionState"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    put_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sessions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sessions_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tokens: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenQuestion"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_tokens_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_trakt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraktStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_trakt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disconnected"] | components["schemas"]["AlreadyGone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_trakt_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraktAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_trakt_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceProgress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_trakt_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignInOptions"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceSignIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_trakt_authorize: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignInOptions"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizeAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_trakt_exchange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeQuestion"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraktStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_trakt_callback: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                error?: string;
                error_description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_import_preview: {
        parameters: {
            query?: {
                only?: string;
                replace_account?: boolean;
                as?: string;
                user?: string;
                also?: string;
            };
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ImportOptions"];
                "application/zip": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_import: {
        parameters: {
            query?: {
                only?: string;
                replace_account?: boolean;
                as?: string;
                user?: string;
                also?: string;
            };
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ImportOptions"];
                "application/zip": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_import_file: {
        parameters: {
            query?: {
                only?: string;
                replace_account?: boolean;
                as?: string;
                user?: string;
                also?: string;
            };
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/zip": unknown;
                "application/octet-stream": unknown;
                "multipart/form-data": {
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_import_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_preview_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_imports: {
        parameters: {
            query?: {
                kind?: "import" | "sync" | "preview";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_imports_by_run_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SyncChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sync: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SyncOptions"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sync_outbox: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_sync_outbox_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retried"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_sync_outbox_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sync_removals: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Removals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_sync_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_library: {
        parameters: {
            query?: {
                q?: string;
                type?: "movie" | "series";
                status?: "not_started" | "in_progress" | "completed" | "abandoned";
                rating?: number;
                genre?: string;
                year?: number;
                favorite?: boolean;
                watchlist?: boolean;
                sort?: "title" | "added" | "watched" | "released" | "rating" | "listed";
                order?: "asc" | "desc";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryPage"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_library: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description It was there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_library_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_library_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedEntry"] | components["schemas"]["AlreadyGone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_library_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_library_by_id_parts_rating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartRating"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_removed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedTitles"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_removed_by_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                media_type?: "movie" | "series";
                tmdb_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPage"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewList"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReport"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_lists_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_lists_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ListChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_by_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists_by_id_items: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemPage"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_by_id_items: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewListItem"];
            };
        };
        responses: {
            /** @description It was there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemReport"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_lists_by_id_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ListOrder"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists_by_id_items_by_item_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemReport"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_lists_by_id_items_by_item_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_lists_by_id_items_by_item_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ListItemChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_by_id_items_by_item_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListItemReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_library_several: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeveralEntries"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeveralChanged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_plays_months: {
        parameters: {
            query?: {
                type?: "movie" | "series";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthList"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_plays: {
        parameters: {
            query?: {
                type?: "movie" | "series";
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
                weekday?: number;
                hour?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayPage"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_plays: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlayOfTitle"];
            };
        };
        responses: {
            /** @description It was there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayIds"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayIds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_plays_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayItem"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_plays_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_plays_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayItem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_library_by_id_plays: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayList"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_library_by_id_plays: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlay"];
            };
        };
        responses: {
            /** @description It was there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayIds"];
                };
            };
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayIds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_library_by_id_plays: {
        parameters: {
            query?: {
                scope?: "movie" | "episode" | "season" | "up_to";
                season_number?: number;
                episode_number?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlayIds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_plays_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayIds"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_plays_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayIds"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_up_next: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpNext"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_calendar: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarReport"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_calendar_ics: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_stats: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_stats_by_year: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_milestones: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Milestones"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_search_movie: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_search_tv: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_search_multi: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_trending_movie: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_trending_tv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_person_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_collection_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_movie_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovieReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_tv_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_tv_by_id_season_by_n: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeasonReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_library_by_id_extras: {
        parameters: {
            query?: {
                region?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtrasReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_movie_by_id_extras: {
        parameters: {
            query?: {
                region?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtrasReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tmdb_tv_by_id_extras: {
        parameters: {
            query?: {
                region?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExtrasReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_source_titles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EarlyMatch"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChosenTitle"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_source_titles_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Match"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_source_titles_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedPage"] | components["schemas"]["AlreadyGone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_unmatched: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_unmatched_by_media_type_by_trakt_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_type: "movie" | "series";
                trakt_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Match"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_unmatched_by_media_type_by_trakt_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                media_type: "movie" | "series";
                trakt_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedPage"] | components["schemas"]["AlreadyGone"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_cache: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_cache: {
        parameters: {
            query?: {
                expired?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cleared"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_images_by_kind_by_size_by_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "poster" | "backdrop" | "profile" | "still";
                size: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_export: {
        parameters: {
            query?: {
                format?: "json" | "trakt" | "csv" | "letterboxd" | "yamtrack";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_backups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_backups: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_backups_by_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_backups_by_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    post_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CheckWish"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_hooks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_hooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HookQuestion"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeHook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_hooks_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or done before: it is gone already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlreadyGone"];
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    get_hooks_by_id_events: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookEvents"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_hooks_by_id_events_by_event_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
                event_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookEvent"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_hooks_by_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_now_watching: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NowWatchingList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
