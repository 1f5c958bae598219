"""Two versions of a file put together by what they say, from the version that both began with."""
