#include "input.h"
#include <dixit/chars.h>
#include <stdlib.h>
#include <string.h>

static struct event key_event(uint32_t key) {
    return (struct event){ .kind = EVENT_KEY, .key = key };
}

static void drop(struct input *input, size_t n) {
    memmove(input->bytes, input->bytes + n, input->len - n);
    input->len -= n;
    input->late = 0;
}

/* xterm's modifier parameter: 1 + shift + 2 alt + 4 control. */
static uint32_t modifiers(unsigned parameter) {
    unsigned bits = parameter ? parameter - 1 : 0;
    return (bits & 1 ? KEY_SHIFT : 0u) | (bits & 2 ? KEY_ALT : 0u) | (bits & 4 ? KEY_CONTROL : 0u);
}

static uint32_t final_key(char final) {
    switch (final) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case 'H': return KEY_HOME;
    case 'F': return KEY_END;
    case 'Z': return KEY_BACK_TAB;
    case 'M': return KEY_ENTER; /* of the keypad */
    case 'P': case 'Q': case 'R': case 'S': return KEY_F1 + (uint32_t)(final - 'P');
    default: return 0;
    }
}

static uint32_t tilde_key(unsigned number) {
    static const uint32_t keys[] = { 0,      KEY_HOME,   KEY_INSERT, KEY_DELETE, KEY_END,
                                     KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_HOME,   KEY_END };
    if (number < sizeof keys / sizeof *keys) return keys[number];
    if (number >= 11 && number <= 15) return KEY_F1 + number - 11;
    if (number >= 17 && number <= 21) return KEY_F1 + number - 12;
    if (number == 23 || number == 24) return KEY_F1 + number - 13;
    return 0;
}

/* xterm's SGR report, ESC [ < button ; column ; row M or m: bits of the button say what happened. */
static struct event mouse_event(const char *at) {
    enum { MOTION = 32, WHEEL = 64 };
    char *end;
    unsigned long bits = strtoul(at, &end, 10), column = *end == ';' ? strtoul(end + 1, &end, 10) : 0;
    unsigned long row = *end == ';' ? strtoul(end + 1, &end, 10) : 0;
    struct event event = { .kind = EVENT_MOUSE };
    if (!row || !column || row > UINT16_MAX || column > UINT16_MAX || (*end != 'M' && *end != 'm'))
        return (struct event){ .kind = EVENT_REPLY };
    event.mouse.row = (uint16_t)(row - 1);
    event.mouse.column = (uint16_t)(column - 1);
    event.mouse.button = (uint8_t)((bits & 3) + 1);
    if (bits & WHEEL) event.mouse.action = bits & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
    else event.mouse.action = *end == 'm' ? MOUSE_RELEASE : bits & MOTION ? MOUSE_DRAG : MOUSE_PRESS;
    return bits & WHEEL && bits & 2 ? (struct event){ .kind = EVENT_REPLY } : event; /* sideways: nothing */
}

/* ESC [ ... final, `n` bytes of it. */
static struct event control_sequence(struct input *input, const char *at, size_t n) {
    char final = at[n - 1], *end;
    unsigned first = (unsigned)strtoul(at + 2, &end, 10), second = *end == ';' ? (unsigned)strtoul(end + 1, NULL, 10) : 0;
    /* F1 to F4 send 1 first; what else ends so reports a place */
    bool report = final >= 'P' && final <= 'S' && first > 1;
    if (at[2] == '<') return mouse_event(at + 3);
    if (at[2] == '?' || at[2] == '>' || report) return (struct event){ .kind = EVENT_REPLY };
    if (final == '~' && first == 200) {
        input->pasting = true;
        input->pasted = 0;
        return (struct event){ .kind = EVENT_NONE };
    }
    uint32_t key = final == '~' ? tilde_key(first) : final_key(final);
    return key ? key_event(key | modifiers(second)) : (struct event){ .kind = EVENT_REPLY };
}

/* The length of the sequence that begins at byte 0 (an ESC), 0 where it is not
   complete. A control within it ends it: what follows are keys again. */
static size_t sequence_length(const char *at, size_t len) {
    if (len < 2) return 0;
    if (at[1] == '[') {
        for (size_t i = 2; i < len; i++)
            if (at[i] >= 0x40 && at[i] <= 0x7E) return i + 1;
            else if (at[i] < ' ' || at[i] > 0x7E) return i;
        return 0;
    }
    if (at[1] == 'O') return len < 3 ? 0 : 3;
    if (at[1] == ']' || at[1] == 'P' || at[1] == '_') { /* a string: to BEL or ESC \ */
        for (size_t i = 2; i < len; i++) {
            if (at[i] == '\a') return i + 1;
            if (at[i - 1] == '\033' && i > 2) return at[i] == '\\' ? i + 1 : i - 1;
            if (at[i] != '\033' && (unsigned char)at[i] < ' ') return i;
        }
        return 0;
    }
    return 2;
}

static uint32_t plain_key(uint32_t code) {
    switch (code) {
    case '\r': case '\n': return KEY_ENTER;
    case '\t': return KEY_TAB;
    case 0x7F: case '\b': return KEY_BACKSPACE;
    case 0x1B: return KEY_ESCAPE;
    case 0: return ' ' | KEY_CONTROL;
    default: break;
    }
    if (code < 27) return (code + 'a' - 1) | KEY_CONTROL;
    return code < ' ' ? (code + '@') | KEY_CONTROL : code;
}

static bool character(struct input *input, bool late, uint32_t *code) {
    unsigned char first = (unsigned char)input->bytes[0];
    size_t wants = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (input->len < wants && !late) return false;
    drop(input, (size_t)char_decode(input->bytes, input->len, code));
    return true;
}

/* The n bytes in front are a sequence of the terminal's own: what of it is kept lasts until the next. */
static struct event reply_event(struct input *input, size_t n) {
    size_t kept = n < INPUT_REPLY_MAX ? n : INPUT_REPLY_MAX - 1;
    memcpy(input->reply, input->bytes, kept);
    input->reply[kept] = 0;
    return (struct event){ .kind = EVENT_REPLY, .bytes = input->reply, .len = kept };
}

static struct event whole_sequence(struct input *input, size_t n) {
    struct event event = reply_event(input, n);
    char kind = input->bytes[1];
    if (kind == '[' && n < INPUT_REPLY_MAX) {
        struct event key = control_sequence(input, input->reply, n);
        if (key.kind != EVENT_REPLY) event = key;
    } else if (kind == 'O') {
        event = key_event(final_key(input->reply[2]) ? final_key(input->reply[2]) : KEY_ESCAPE);
    }
    drop(input, n);
    return event;
}

/* Escape and one character: the character with Alt. */
static struct event alt_event(struct input *input) {
    uint32_t code;
    drop(input, 1);
    if (!character(input, true, &code)) return key_event(KEY_ESCAPE);
    return key_event(plain_key(code) | KEY_ALT);
}

static struct event escape(struct input *input, bool late) {
    size_t n = sequence_length(input->bytes, input->len);
    bool starts = input->len > 1 && strchr("[O]P_", input->bytes[1]) && input->bytes[1];
    if (!n && input->len == INPUT_BYTES) n = input->len; /* no sequence is that long */
    if (n && starts) return whole_sequence(input, n);
    if (!n && !late) return (struct event){ .kind = EVENT_NONE };
    if (input->len > 2 && starts) { /* a piece of a sequence */
        if (++input->late < INPUT_PATIENCE) return (struct event){ .kind = EVENT_NONE };
        struct event event = reply_event(input, input->len);
        drop(input, input->len);
        return event;
    }
    if (input->len == 1 || input->bytes[1] == '\033') {
        drop(input, 1);
        return key_event(KEY_ESCAPE);
    }
    return alt_event(input);
}

/* Bytes up to ESC [ 201 ~; what is more than fits is dropped. Where the end never comes,
   Escape, with nothing behind it for a while, leaves the paste undone. */
static struct event paste(struct input *input, bool late) {
    static const char end[] = "\033[201~";
    enum { END = sizeof end - 1 };
    size_t at = 0;
    bool ended = false;
    while (at < input->len && !ended) {
        const char *escape_at = memchr(input->bytes + at, '\033', input->len - at);
        size_t stop = escape_at ? (size_t)(escape_at - input->bytes) : input->len;
        if (stop == at) { /* the end, its beginning, or an Escape that was pasted */
            size_t rest = input->len - at, same = rest < END ? rest : END;
            ended = same == END && !memcmp(escape_at, end, END);
            if (!ended && !memcmp(escape_at, end, same)) break;
            stop = at + (ended ? 0 : 1);
        }
        size_t n = stop - at, room = INPUT_PASTE_MAX - input->pasted, kept = n < room ? n : room;
        memcpy(input->paste + input->pasted, input->bytes + at, kept);
        input->pasted += kept;
        at = stop;
    }
    drop(input, at + (ended ? END : 0));
    if (late && input->len == 1 && input->bytes[0] == '\033') {
        drop(input, 1);
        input->pasting = false;
        return key_event(KEY_ESCAPE);
    }
    if (!ended) return (struct event){ .kind = EVENT_NONE };
    input->pasting = false;
    return (struct event){ .kind = EVENT_PASTE, .bytes = input->paste, .len = input->pasted };
}

struct event input_next(struct input *input, bool late) {
    uint32_t code;
    if (!input->len) return (struct event){ .kind = EVENT_NONE };
    if (input->pasting) return paste(input, late);
    if (input->bytes[0] == '\033') {
        struct event event = escape(input, late);
        return input->pasting ? paste(input, false) : event;
    }
    if (!character(input, late, &code)) return (struct event){ .kind = EVENT_NONE };
    return key_event(plain_key(code));
}
