"""The site as a whole: configuration, shell, access, accountability and the outside world."""
