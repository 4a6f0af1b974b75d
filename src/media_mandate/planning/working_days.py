"""The days on which Vietnamese offices work, by the public holidays and the moved days of each year."""

from __future__ import annotations

from datetime import date, timedelta

from media_mandate.months import Month


def last_working_day(month: Month) -> date:
    """The last day of a month on which somebody is at the office.

    Tết and the days that a year's decree moves are those that the library `holidays` knows; a year that has
    no decree yet is counted by the Labour Code alone.
    """
    import holidays

    days = holidays.country_holidays("VN", years=month.year)
    day = month.last_day
    while not days.is_working_day(day) and day > month.first_day:
        day -= timedelta(days=1)
    return day
