"""Working on content together: roles and workflow, quality advice, link checks, review dates and feedback."""
