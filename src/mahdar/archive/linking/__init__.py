"""Who is who across reports: names compared, evidence weighed, judgements stored."""
