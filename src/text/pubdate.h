/* pubdate: publication dates as pages, addresses and stamps write them. Only full dates count, and
 * none is invented: "MINSK, Aug 9 (Reuters) -" says no year and so gives nothing. */
#ifndef TEXT_PUBDATE_H
#define TEXT_PUBDATE_H

#include "text/furniture.h"
#include "time/edtf.h"

/* A date for machines or people: "2015-07-10T09:53:00-04:00", "20201105", "Thu, 05 Nov 2020 10:00",
 * "November 6, 2020", seconds since 1970. 03/04/2020 may be two days and is none. */
bool pubdate_parse(edtf *out, str value, const furniture_words *words);

/* "https://example.org/2020/11/05/name.html", "/2020/nov/05/", "/name-2020-11-05"; a month where
 * only that is said. */
bool pubdate_url(edtf *out, str url, const furniture_words *words);

/* "2020-11-05-talks.txt", "talks_20201105.html": the file at `path` is named by a day. */
bool pubdate_file(edtf *out, str path);

/* The address alone on one of a text's first lines, "URL: https://example.org/talks": where it was
 * found; empty if there is none. */
str pubdate_address(str text);

typedef enum stamp_kind {
    STAMP_NONE,
    STAMP_DATELINE,  /* a text begins with one: "(Berlin, November 6, 2020) – A new report" */
    STAMP_LINE,      /* the line is a stamp: "Tuesday, July 11, 2023" */
    STAMP_PUBLISHED, /* and says what of: "Published 5 Nov 2020" */
    STAMP_CHANGED,   /* or only when the text was changed: "Last updated 6 Nov 2020" */
} stamp_kind;

/* What a line of text says of its publication; from STAMP_LINE on it is nothing but a stamp. */
stamp_kind pubdate_stamp(edtf *out, str line, const furniture_words *words);

/* Whether a line begins with a day, as the entries of a chronology do: "9 October: The president
 * resigns", "9 October 2020" alone. None of these is a stamp. */
bool pubdate_heads(str line, const furniture_words *words);
#define PUBDATE_HEADS_LEAST 3 /* make a chronology: two paragraphs of any report may begin so */

#endif
