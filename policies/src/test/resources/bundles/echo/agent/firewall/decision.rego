# METADATA
# title: A policy for tests, which answers whatever its data says
package agent.firewall

# METADATA
# entrypoint: true
decision := data.settings.answer
