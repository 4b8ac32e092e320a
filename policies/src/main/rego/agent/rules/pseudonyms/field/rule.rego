# METADATA
# scope: package
# title: A value that the model knows by a placeholder reaches the fields that the settings name, and no others
# description: |
#   The call is judged with the values in it. Those that a field may not hold are taken out again, and it is judged as it then is.
# custom:
#   codes: [pseudonyms.field_kept]
package agent.rules.pseudonyms.field

import future.keywords.not

import data.agent.firewall.pseudonym

obligation contains {"type": "keep", "code": "pseudonyms.field_kept", "arguments": [pointer]} if {
	input.checkpoint == "tool_call"
	some pointer, argument in input.action.arguments
	"pseudonyms" in object.keys(argument)
	not given(pointer, argument)
}

# What is no list of rules is given to nobody.
given(pointer, argument) if {
	is_array(argument.pseudonyms)
	count(argument.pseudonyms) > 0
	every rule in argument.pseudonyms {
		pseudonym.given[[pointer, rule]]
	}
}
