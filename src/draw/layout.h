/* layout: the timeline picture while it is made. Time runs down the page; every lane (an actor, an
 * institution) is a column with a life-line; an event is one card in one lane, and thin connectors
 * lead from it to the life-lines of the others who take part.
 *
 *      axis      lane 0            lane 1
 *      2020      ◯ Lukashenko      ⌂ OSCE
 *      9 Aug ─── ★ ┌────────┐      │
 *                │ │ card   ├──────●            connector
 *     17 Sep ─── │ └────────┘ ┌──> ▽ ┌──────┐   link, in the gutter between two columns
 *                │        └───┘    │ │ card │
 *
 * With `across` time runs to the right instead: all of this is then laid on its side, x and y
 * change places and a card's h is along time, but its text stays upright.
 *
 * scene.c fills in the cards, lanes.c the lanes, rows.c y and place.c x, axis.c the scale that
 * bends to the cards, route.c the links. Points, y grows downwards. Everything lives in `a`.
 */
#ifndef DRAW_LAYOUT_H
#define DRAW_LAYOUT_H

#include "draw/draw.h"
#include "draw/like.h"
#include "draw/measure.h"
#include "draw/style.h"

#define OUTLETS_MOST 5 /* named beside a table of events */

#define DATE_FONT     ((text_font){11, true})
#define LABEL_FONT    ((text_font){12, false})
#define SMALL_FONT    ((text_font){9.5, false})
#define LANE_FONT     ((text_font){12.5, true})
#define TITLE_FONT    ((text_font){23, true})
#define SUBTITLE_FONT ((text_font){12.5, false})
#define DATE_HEIGHT   15.0
#define LABEL_HEIGHT  14.5
#define SMALL_HEIGHT  12.5
#define CARD_PAD      6.0  /* above and below a card's text */
#define CARD_INSET    10.0 /* left of it */
#define CARD_GAP      12.0 /* between two cards of a lane */
#define MARK_DROP     13.5 /* from a card's top to its mark: the middle of the line with its date */
#define MARK_SIZE     13.0
#define LEAD          5.0 /* from a mark to its card */
#define MARGIN        36.0
#define AXIS_WIDTH    112.0
#define AXIS_HEIGHT   44.0  /* where time runs across */
#define HEAD_WIDTH    128.0 /* of lanes there */
#define TRACK         7.0   /* between parallel bars or links */

typedef struct point {
    double x, y;
} point;
typedef VEC(point) point_vec;

typedef struct card {
    uint32_t event;   /* in the graph */
    str label, words; /* clean; `words` are its date */
    str remark;       /* "alleged", "planned", "not": how the event is meant */
    str notes;        /* footnote numbers */
    str_vec dates;    /* `words`, wrapped */
    str beside;       /* remark and notes, if there is room behind the date; else empty */
    str_vec lines;    /* the label */
    str_vec doubts;   /* dates that other sources give: "≠ 10 August 2020 [2]" */
    str between;      /* undated: "9 August 2020 or later", as links have it */
    str_vec small;    /* participants whose lane is not shown */
    const style_row *style, *outline;
    u32_vec actors; /* entities that take part, the most important first */
    u32_vec roles;  /* of them */
    uint32_t lane;
    u32_vec touches;   /* further lanes */
    u32_vec mentions;  /* in the graph */
    u32_vec wires;     /* links that lead from it */
    u32_vec conflicts; /* findings of the layout */
    bool dated;
    day_number first, last; /* DAY_MIN, DAY_MAX: open */
    int minute;             /* of the first day */
    str told_in;            /* an article that tells it, */
    uint32_t told_at;       /* and where it does so first */
    bool bar;               /* an interval: it lasts from `first` to `last` */
    bool vague;             /* it was some day between */
    uint32_t bar_track;
    double x, y, w, h;
    double mark; /* y of its mark: where its date is; the card begins there or below */
    bool hollow; /* its mark */
    bool pale;   /* of a comparison: nothing became of it */
} card;

/* Where a card stands in time: at the beginning of what its date allows, or at the end if that is
 * all that is known ("until 9 August"). */
static inline day_number card_day(const card *c)
{
    return c->first == DAY_MIN ? c->last : c->first;
}

typedef struct lane {
    str label, role;
    uint32_t entity; /* or NONE */
    const style_row *style;
    str_vec lines;
    uint32_t events;
    uint32_t bars;   /* tracks for bars, left of the life-line */
    uint32_t tracks; /* tracks for links, right of the cards */
    double depth;    /* of its cards: their w */
    double x;        /* of the life-line */
} lane;

typedef struct wire {  /* a link between two cards */
    uint32_t link;     /* in the graph */
    uint32_t from, to; /* cards */
    const style_row *style;
    point_vec points; /* corners of its route */
    point label;      /* where its type is written */
    bool labelled;
    bool odd;  /* its type contradicts the dates */
    str words; /* its type */
} wire;

typedef enum tick_level { TICK_YEAR, TICK_MONTH, TICK_DAY } tick_level;
typedef struct tick {
    double y;
    tick_level level;
    str label;
} tick;

typedef struct knot { /* a bend of the scale */
    double day, y;
} knot;

typedef struct gap { /* an empty stretch that is drawn shorter than it was */
    double top, bottom;
    civil end; /* the day on which things go on */
    str label;
} gap;

typedef struct layout {
    /* What is drawn, and as what: given, and taken over by layout_anew. */
    arena *a;
    const dateline_graph *g;
    const draw_options *options;
    const style *style;
    const likeness *like;             /* to the old picture that this one resembles, or NULL */
    const struct check_vec *findings; /* where the graph is at odds with itself */
    const struct comparison *versus;  /* of a diff's picture (comparison.h), or NULL */
    bool gone;                        /* of that: what is gone, and nothing else */

    str title, subtitle;
    str_vec title_lines, subtitle_lines;
    bool across;
    VEC(card) cards; /* in time order, undated ones last */
    size_t left_out; /* events that the detail asked for does not draw */
    size_t dated;    /* so many have a date */
    size_t seated;   /* so many stand in lanes: those with a date, or all if none has one; the rest
                        lie in a tray below the lanes */
    size_t crowd;    /* by so many events it is chosen how dense all is */
    double scale;    /* usual points a day */
    uint32_t *card_of;   /* by event: its card, or NONE */
    u32_vec sources;     /* documents, by footnote number - 1 */
    uint32_t *number_of; /* by document: its footnote number, or 0 */
    str_vec *outlets;    /* by document: whom its rows name as sources, at most OUTLETS_MOST + 1 */
    VEC(lane) lanes;
    uint32_t shared, shared_n; /* columns that fill up in turn; their cards have lane `shared` until
                                  placed */
    VEC(wire) wires;
    VEC(knot) knots;
    VEC(tick) ticks;
    VEC(gap) gaps;
    VEC(double) bands;            /* where the ground changes its shade */
    double card_width;            /* on paper; 0 before lanes_choose: it finds a fitting one */
    double lane_height;           /* of the lanes' heads: along time */
    double side;                  /* x of the axis */
    double lead;                  /* between marks and cards */
    double top, axis_end, bottom; /* of the lanes; the tray lies below axis_end */
    double foot;                  /* of a long page's lanes: room for their names */
    double width;                 /* to the right of all lanes, with a margin */
    double paper;                 /* the picture's width */
    double wanted;                /* what the latter shall be, or 0 */
    struct {                      /* see page.h; 0: no pages */
        double length, head, first;
    } pages;
    double shrink; /* how much smaller all of this is shown */
} layout;

/* Nothing laid out yet, of what that one draws and as it draws it. */
layout layout_anew(const layout *of);

/* All of the stages below, and again where a width was asked for. Needs a, g, options, style. */
void layout_make(layout *l);
void layout_titles(layout *l); /* their lines, for l->paper */

/* Whom the row of a table names as its source; none if that is what its document is called. */
str outlet_of(const layout *l, const graph_mention *m);
void scene_build(layout *l);                         /* title, cards, wires, sources */
void scene_build_gone(layout *gone, layout *l);      /* of a comparison: what is gone, as cards */
uint32_t scene_number(layout *l, uint32_t document); /* its footnote number */
bool *choose_events(const layout *l,
                    size_t *asked);  /* by event: is it drawn? Of so many asked for */
bool *asked_events(const layout *l); /* by event: do the options ask for it? */
void asked_say(const layout *l, const dateline_diag *d); /* what they ask for and is not there */
void doubt_undated(layout *l); /* for scene.c: what can be said of the unsure */
void doubt_dates(layout *l);
void doubt_links(layout *l);
void lanes_choose(layout *l); /* lanes; every card's lane, touches and small lines */
void name_actors(layout *l, card *c, bool far); /* who takes part and has no lane here; or `far` */
void size_card(const layout *l, card *c);       /* its lines and height, for l->card_width */
void place_rows(layout *l);                     /* rows.c: cards' size and y, the scale */
void axis_build(layout *l);                     /* ticks, gaps, bands, from placed cards */
void route_wires(layout *l);   /* lanes' tracks; then calls place_columns; then the wires' points */
void place_columns(layout *l); /* x of lanes and cards, from the number of tracks */
text_font tick_font(tick_level level);
void lanes_order(layout *l);
double axis_y(const layout *l, double day);

static inline double card_left(const layout *l, const lane *n)
{
    return n->x + MARK_SIZE / 2 + l->lead;
}

/* Between the tracks of the gutter right of a lane: narrower where there are many. */
double track_width(const lane *n);

#endif
