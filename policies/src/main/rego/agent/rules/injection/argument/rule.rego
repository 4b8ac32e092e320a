# METADATA
# scope: package
# title: A text that gives orders has no say in what is done
# description: |
#   For every effect but reading. What a value only holds, a secret or a link, is `provenance.body`'s to ask about.
# custom:
#   codes: [injection.argument_flagged]
package agent.rules.injection.argument

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.found
import data.agent.firewall.provenance
import data.settings

deny contains {"code": "injection.argument_flagged", "argument": pointer} if {
	input.checkpoint == "tool_call"
	not call.reading
	some pointer, _ in input.action.arguments
	not clean[pointer]
}

clean contains pointer if {
	some pointer, argument in input.action.arguments
	argument.integrity in {"trusted", "endorsed", "generated", "untrusted"}
	is_array(argument.findings)
	every finding in argument.findings {
		tolerable[finding]
	}
}

# The user's own value stays the user's where a stranger's order repeats it.
clean contains pointer if {
	provenance.known
	some pointer in provenance.own
}

tolerable contains finding if {
	some argument in input.action.arguments
	some finding in argument.findings
	settings.injection.tolerated[finding] == true
}

tolerable contains finding if some finding in found.said
