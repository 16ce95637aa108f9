/* Everything that happens to the reader is a value: a key, a paste, a new size,
   a job that the worker finished. ui/term.c makes the first kinds out of bytes,
   ui/worker.c the last; the application takes them one at a time. */
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_NONE,   /* nothing came within the time asked for */
    EVENT_KEY,
    EVENT_MOUSE,
    EVENT_PASTE,  /* text pasted between brackets */
    EVENT_REPLY,  /* the terminal answered a question (background colour) */
    EVENT_RESIZE,
    EVENT_JOB,    /* the worker has something; see worker.h */
    EVENT_RESUME, /* back from ^Z: paint all */
    EVENT_HANGUP  /* the terminal is gone, or a signal says: leave */
};

/* A key is a code point, or one of these, with modifiers or-ed in. */
enum key {
    KEY_NAMED = 0x200000, /* above every code point */
    KEY_UP, KEY_DOWN, KEY_LEFT, KEY_RIGHT, KEY_HOME, KEY_END, KEY_PAGE_UP, KEY_PAGE_DOWN,
    KEY_INSERT, KEY_DELETE, KEY_BACKSPACE, KEY_TAB, KEY_BACK_TAB, KEY_ENTER, KEY_ESCAPE,
    KEY_F1, KEY_F12 = KEY_F1 + 11,
    KEY_CONTROL = 0x1000000, KEY_ALT = 0x2000000, KEY_SHIFT = 0x4000000 /* ^E is 'e' | KEY_CONTROL */
};

enum mouse_action { MOUSE_PRESS, MOUSE_RELEASE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
    enum event_kind kind;
    uint32_t key; /* EVENT_KEY */
    struct {
        uint16_t row, column; /* 0-based */
        uint8_t button, action; /* 1 to 3; enum mouse_action */
    } mouse;
    struct {
        uint16_t rows, columns;
    } size;      /* EVENT_RESIZE */
    char *bytes; /* EVENT_PASTE, EVENT_REPLY: owned by the event's maker until the next event */
    size_t len;
    void *job;   /* EVENT_JOB */
};

#endif
