"""Forms of services: cases, services, experts, projects, events, associations."""
