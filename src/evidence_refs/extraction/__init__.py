"""Documents -> citations; `pipeline` has the steps, in order."""
