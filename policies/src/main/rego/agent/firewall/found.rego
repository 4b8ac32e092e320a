# METADATA
# scope: package
# title: What the tracer found in the values themselves
# description: Sets of pointers. Empty unless the user's words were read; a finding is then nothing but a denial's reason.
package agent.firewall.found

import future.keywords.not

import data.agent.firewall.leaving
import data.agent.firewall.provenance

# METADATA
# title: Said
# description: Findings about what a value holds. They are no orders; whether it may leave is another rule's affair.
said contains finding if {
	provenance.known
	some argument in input.action.arguments
	some finding in argument.findings
	startswith(finding, "sensitive.")
}

said contains finding if {
	provenance.known
	some argument in input.action.arguments
	some finding in argument.findings
	finding == "link.stranger"
}

# What the output gate finds is `outgoing.value`'s to judge, whoever read the user's words.
said contains finding if {
	some findings in leaving.values
	some finding in findings
}

# METADATA
# title: Sensitive
# description: Arguments that hold a secret or a personal datum, but for the user's own words.
sensitive contains pointer if {
	provenance.known
	some pointer, argument in input.action.arguments
	some finding in argument.findings
	startswith(finding, "sensitive.")
	not provenance.own[pointer]
}

# METADATA
# title: Linked
# description: Arguments that hold a link out of a stranger's prose.
linked contains pointer if {
	provenance.known
	some pointer, argument in input.action.arguments
	some finding in argument.findings
	finding == "link.stranger"
	not provenance.own[pointer]
}
