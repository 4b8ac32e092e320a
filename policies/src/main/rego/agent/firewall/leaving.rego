# METADATA
# scope: package
# title: What the output gate finds in what leaves
# description: Places among the findings of an answer, and findings in the values of a call.
package agent.firewall.leaving

import data.settings

prefixes := ["link.", "prompt.", "answer.", "data.", "query.", "output."]

# METADATA
# title: Places
# description: The findings of the output gate, by their place among all that were found in an answer.
places contains place if {
	input.checkpoint == "model_output"
	some place, finding in input.content.findings
	some prefix in prefixes
	startswith(finding.rule, prefix)
}

# METADATA
# title: Family
# description: Of personal data, the family of its kind, `answer.pii.` or `answer.asked.`.
family[place] := name if {
	some place in places
	some name in ["answer.pii.", "answer.asked."]
	startswith(input.content.findings[place].rule, name)
}

# METADATA
# title: Listed
# description: Those whose host is on a list, or below a name that is.
listed contains place if {
	some place in places
	known(input.content.findings[place].host)
}

known(host) if settings.urls.hosts[host] == true

known(host) if settings.answer.hosts[host] == true

known(host) if {
	some above in parents(host)
	settings.urls.hosts[above] == true
}

known(host) if {
	some above in parents(host)
	settings.answer.hosts[above] == true
}

parents(host) := {concat(".", array.slice(labels, first, count(labels))) |
	labels := split(host, ".")
	some first, _ in labels
	first > 0
}

# METADATA
# title: Values
# description: What the gate found in each value of a call. The tracer's own word for a stranger's link is another rule's affair.
values[pointer] contains finding if {
	input.checkpoint == "tool_call"
	some pointer, argument in input.action.arguments
	some finding in argument.findings
	finding != "link.stranger"
	some prefix in prefixes
	startswith(finding, prefix)
}
