"""The citizens' pages as browsers' makers judge them: Lighthouse and the W3C's checker of HTML."""
