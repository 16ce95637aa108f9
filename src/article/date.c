#include "date.h"
#include <dixit/article.h>
#include <dixit/chars.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool date_valid(struct date d) {
    static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (d.year < 1000 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1) return false;
    bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
    return d.day <= days[d.month - 1] + (d.month == 2 && leap ? 1u : 0u);
}

struct reader {
    const char *at;
    uint32_t n;
};

static unsigned char peek(const struct reader *r, uint32_t ahead) {
    return ahead < r->n && (unsigned char)r->at[ahead] < 0x80 ? (unsigned char)r->at[ahead] : 0;
}

static void skip(struct reader *r, uint32_t n) {
    r->at += n;
    r->n -= n;
}

/* A number of at most four digits; its digits in *digits, 0 where there is none. */
static unsigned number_read(struct reader *r, int *digits) {
    unsigned number = 0;
    for (*digits = 0; char_is_digit(peek(r, 0)) && *digits < 5; ++*digits, skip(r, 1)) number = number * 10 + peek(r, 0) - '0';
    return number;
}

static void gap_skip(struct reader *r, const char *gaps) {
    while (peek(r, 0) && strchr(gaps, peek(r, 0))) skip(r, 1);
}

/* A month by its name or its first three letters: 1 to 12, 0 where none. */
static unsigned month_read(struct reader *r) {
    static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august",
                                          "september", "october", "november", "december" };
    uint32_t n = 0;
    while (char_is_letter(peek(r, n))) n++;
    for (unsigned i = 0; i < 12 && n >= 3; i++) {
        bool sept = i == 8 && n == 4;
        if (n > strlen(months[i]) || (n > 3 && !sept && n != strlen(months[i])) || strncasecmp(r->at, months[i], n)) continue;
        skip(r, n);
        gap_skip(r, ". ");
        return i + 1;
    }
    return 0;
}

/* 19/04/2016: which is the day must be plain. */
static bool date_by_slashes(struct reader r, unsigned first, char slash, struct date *date) {
    int digits, year_digits;
    skip(&r, 1);
    unsigned second = number_read(&r, &digits);
    if (!digits || peek(&r, 0) != (unsigned char)slash) return false;
    skip(&r, 1);
    unsigned third = number_read(&r, &year_digits);
    if (year_digits != 4 || (first <= 12 && second <= 12 && first != second)) return false;
    *date = first > 12 ? (struct date){ third, second, first } : (struct date){ third, first, second };
    return date_valid(*date);
}

/* A date that begins right here. */
static bool date_here(struct reader r, struct date *date) {
    int digits;
    unsigned month = month_read(&r), first = number_read(&r, &digits);
    if (!digits) return false;
    if (month) {
        gap_skip(&r, "stndrh");
        gap_skip(&r, ", ");
        *date = (struct date){ number_read(&r, &digits), month, first };
        return digits == 4 && date_valid(*date);
    }
    char separator = (char)peek(&r, 0);
    if (digits == 4 && strchr("-/.", separator) && separator) {
        skip(&r, 1);
        month = number_read(&r, &digits);
        if (peek(&r, 0) != (unsigned char)separator) return false;
        skip(&r, 1);
        *date = (struct date){ first, month, number_read(&r, &digits) };
        return digits && digits <= 2 && date_valid(*date);
    }
    if (digits > 2) return false;
    if (separator == '/' || separator == '.') return date_by_slashes(r, first, separator, date);
    gap_skip(&r, "stndrh");
    gap_skip(&r, " -");
    month = month_read(&r);
    gap_skip(&r, ", -");
    *date = (struct date){ number_read(&r, &digits), month, first };
    return month && digits == 4 && date_valid(*date);
}

static bool is_in_word(char byte) {
    unsigned char code = (unsigned char)byte;
    return code < 0x80 && (char_is_digit(code) || char_is_letter(code));
}

bool date_find(const struct text *text, struct span s, struct date *date) {
    for (uint32_t at = s.beg; at < s.end && at < s.beg + DATE_WITHIN; at++) {
        if (at > s.beg && is_in_word(text->at[at - 1])) continue;
        if (date_here((struct reader){ text->at + at, s.end - at }, date)) return true;
    }
    return false;
}

bool article_date(const struct article *article, char *to) {
    struct date date;
    struct span at = article->heading.date;
    *to = 0;
    if (span_is_none(at) || !date_find(&article->text, at, &date)) return false;
    snprintf(to, sizeof "2016-04-19", "%04u-%02u-%02u", date.year % 10000, date.month % 100, date.day % 100);
    return true;
}
