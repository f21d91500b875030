"""Property tests judge numbers, not the speed of the machine they run on."""

from hypothesis import settings

settings.register_profile("no_clock", deadline=None)
settings.load_profile("no_clock")
